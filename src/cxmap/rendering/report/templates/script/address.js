// What the reader has set, kept in the address and restored from it: when the page is opened, and on back and forward.
// Each part of the script adds to `kept` how its state is written and read; what means nothing here is dropped.
const kept = [];
const LONGEST = 200;
const ours = { report: true };
let known = location.href;

function remember(hash = location.hash) {
  const query = new URLSearchParams(location.search);
  const keep = (key, value) => (value ? query.set(key, value) : query.delete(key));
  for (const one of kept) one.write(keep, hash);
  const text = String(query);
  try {
    history.replaceState(ours, "", location.href.split(/[?#]/)[0] + (text && "?" + text) + hash);
  } catch { /* some browsers allow only so many changes */ }
  known = location.href;
}
function recall() {
  const query = new URLSearchParams(location.search);
  const asked = (key) => (query.get(key) || "").slice(0, LONGEST);
  for (const one of kept) one.read(asked);
  known = location.href;
}
function moved(event) {
  if (location.href === known) return;
  hide();
  if (event.state && event.state.report) return recall();
  const place = placeAt(location.hash); // a link within the page: all else stays as it is
  if (place) select(place, false);
  remember();
}
addEventListener("popstate", moved);
function placeAt(hash) {
  let name = hash.slice(1);
  try { name = decodeURIComponent(name); } catch { /* not an address of ours */ }
  return byAnchor.get(name);
}
