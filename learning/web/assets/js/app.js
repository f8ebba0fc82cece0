// For every page: comfort on top of plain forms and links. Nothing here is needed for the main job.

import { ErrorSummary, PasswordInput, SkipLink, createAll } from "govuk-frontend";

import { offerCopying } from "./copying.js";
import { closeDisclosures, foldGroups } from "./disclosures.js";
import { offerPrinting } from "./printing.js";
import { settleSentWords } from "./sent-words.js";
import { guardSignOut } from "./sign-out.js";
import { guardAgainstDoubleSending } from "./submissions.js";
import { hideOthersPages } from "./visits-left.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
settleSentWords();
hideOthersPages();
[ErrorSummary, PasswordInput, SkipLink].forEach((component) => createAll(component));
closeDisclosures();
foldGroups();
offerPrinting();
offerCopying();
guardSignOut();
guardAgainstDoubleSending();
