// For pages where one reads or writes at length: drafts and the reading place.

import { keepDrafts } from "./drafts.js";
import { personKey } from "./person.js";
import { keepPlace } from "./place.js";

if (personKey) {
  keepDrafts();
  keepPlace();
}
