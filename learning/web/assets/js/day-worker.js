// The worker of visits, for their addresses only. With a connection every page comes from the
// server. Without one it gives the page of the day that day-page.js has kept, for a day at most,
// and to nobody but the person it was kept for: as soon as somebody else’s page is shown in this
// browser, the cache is gone (visits-left.js), and at sign-out too.

const everybody = "alongside-visits:";
const oneDay = 86400000;
// A network that takes longer than this to answer is none, in a corridor.
const patience = 8000;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (mode === "navigate" && /\/visits\/\d+\/day$/.test(pathname)) event.respondWith(page(event.request));
  else if (pathname.includes("/static/")) event.respondWith(file(event.request));
});

async function page(request) {
  const kept = await keptPage(request);
  const network = fetch(request);
  if (!kept) return network;
  const late = new Promise((resolve) => setTimeout(resolve, patience, kept));
  return Promise.race([network.catch(() => kept), late]);
}

async function keptPage(request) {
  const names = (await caches.keys()).filter((name) => name.startsWith(everybody));
  // Of two persons’ pages none is shown.
  if (names.length !== 1) return undefined;
  const found = await (await caches.open(names[0])).match(request, { ignoreSearch: true, ignoreVary: true });
  if (found && Date.now() - Number(found.headers.get("X-Kept-At")) < oneDay) return found;
  if (found) await caches.delete(names[0]);
  return undefined;
}

// Built files are named by their content: a kept one is as good as another.
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
