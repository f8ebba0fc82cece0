// Keeps the page of the day, and the files it needs, so that it opens without a connection: a
// cache under the key of the person, which the worker (day-worker.js) reads when no answer comes.
// Only the newest page is kept; an older visit’s goes.

import { learnTime } from "./clock.js";
import { freshPage, personKey } from "./person.js";
import { mine } from "./visits-left.js";

const patience = 20000;

let policy = null;

// True if the page can be opened without a connection from now on.
export async function keepPage(workerAddress, hasLeft) {
  if (!window.caches || !navigator.serviceWorker) return false;
  try {
    await navigator.serviceWorker.register(trusted(workerAddress));
    await Promise.all([loaded(), document.fonts.ready]);
    const { response, text, person } = await freshPage({ signal: AbortSignal.timeout(patience) });
    learnTime(response);
    if (!response.ok || person !== personKey || hasLeft()) return false;
    await put(response, text);
    if (hasLeft()) await caches.delete(mine);
    return !hasLeft();
  } catch {
    return false;
  }
}

// The files first: a page without them would be worse than the page of yesterday.
async function put(response, text) {
  const cache = await caches.open(mine);
  const files = filesOf(document);
  await Promise.all(files.map(async (file) => (await cache.match(file)) ?? cache.add(file)));
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.set("X-Kept-At", String(Date.now()));
  await cache.put(location.pathname, new Response(text, { headers }));
  const wanted = new Set([location.pathname, ...files]);
  for (const request of await cache.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}

// Style, scripts and icon as the page names them; typefaces as the browser fetched them.
function filesOf(page) {
  const named = [...page.querySelectorAll("link[href], script[src]")].map((each) => each.href || each.src);
  const fetched = performance.getEntriesByType("resource").map((each) => each.name);
  const paths = [...named, ...fetched].map((address) => new URL(address).pathname);
  return [...new Set(paths)].filter((path) => path.includes("/static/"));
}

function loaded() {
  if (document.readyState === "complete") return null;
  return new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
}

// The page’s policy lets a script name one address as a worker’s, and once.
function trusted(address) {
  policy ??= window.trustedTypes?.createPolicy("visits-worker", { createScriptURL: (given) => given });
  return policy?.createScriptURL(address) ?? address;
}
