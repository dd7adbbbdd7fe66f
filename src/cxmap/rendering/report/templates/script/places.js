// What the other parts of the script share, and the touchpoints of the page.
//
// Whatever stands for a touchpoint carries `data-place`, the anchor of its card: such elements light up together,
// select each other, and show the same card when they are pointed at, tapped or focused. A new section joins by
// carrying the attribute; elements with `data-column`, the touchpoint's column on the curve, are given it here.
const find = (what, where = document) => where.querySelector(what);
const all = (what, where = document) => [...where.querySelectorAll(what)];
const root = document.documentElement;
const data = JSON.parse(find("#report-data").textContent);
const say = data.words;
const places = data.places;
const backwards = root.dir === "rtl";
const section = find("[aria-labelledby=curve]");
const scroller = find(".scroll.screen", section);
const strip = find(".strip", scroller);
const canvases = all(".canvas", scroller);
const table = find("table.gaps");
const phrase = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
const clamp = (value, low, high) => Math.max(low, Math.min(value, high));

function make(tag, settings, ...inside) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(settings || {})) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...inside);
  return made;
}
const button = (text, onclick, settings) => make("button", { type: "button", lang: data.language, onclick, ...settings }, text);

root.classList.add("js");
const byAnchor = new Map(places.map((place) => [place.anchor, place]));
const byColumn = new Map(places.filter((place) => place.column !== null).map((place) => [String(place.column), place]));
for (const row of strip.rows) {
  if (row.matches(".plot, .bands")) continue;
  for (const place of byColumn.values()) row.cells[place.column + 1].dataset.place = place.anchor;
}
for (const part of all("main [data-column]")) {
  const place = byColumn.get(part.dataset.column);
  if (place && !part.closest(".paper")) part.dataset.place = place.anchor;
}
for (const [at, place] of places.entries()) {
  place.at = at;
  place.row = table && table.tBodies[0].rows[at];
  if (place.row) place.row.dataset.place = place.anchor;
  place.card = document.getElementById(place.anchor);
  place.parts = place.card ? [place.card] : [];
  place.copies = [];
  place.sought = [place.name, place.phase, ...place.channels, place.said, place.pain].join(" ").toLocaleLowerCase();
}
for (const part of all("[data-place]")) {
  const place = byAnchor.get(part.dataset.place);
  if (place) place.parts.push(part);
}
all(".hover title").forEach((title) => title.remove());

const parts = (place) => [...place.parts, ...place.copies];
function placeOf(target) {
  const part = target.closest && target.closest("[data-place]");
  return part ? byAnchor.get(part.dataset.place) : undefined;
}
// What the card of a touchpoint is shown beside: its mark, its name, or the cell itself
function nearest(place, target) {
  const drawing = target.closest(".canvas");
  const inside = (what) => parts(place).find((part) => part.matches(what) && drawing.contains(part) && part.checkVisibility());
  if (drawing) return inside(".knob") || inside(".mark") || target;
  return place.row && place.row.contains(target) ? find("th", place.row) : target.closest("th, td, a") || target;
}

// Touchpoints on a curve as buttons: one stop for the tabulator, arrows inside
function knobs(drawing) {
  const marks = JSON.parse(drawing.dataset.marks).filter(([column]) => byColumn.has(String(column)));
  if (!marks.length) return [];
  const group = make("div", { class: "knobs control", role: "group", "aria-label": say.marks, lang: data.language, "data-series": "experience" });
  const found = marks.map(([column, left, top], at) => {
    const place = byColumn.get(String(column));
    const knob = make("button", { type: "button", class: "knob", tabindex: at ? -1 : 0, "aria-label": place.name, dir: "auto", "data-place": place.anchor });
    knob.style.left = left + "%";
    knob.style.top = top + "%";
    return knob;
  });
  group.append(...found);
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: backwards ? -1 : 1, ArrowLeft: backwards ? 1 : -1, Home: -found.length, End: found.length }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const knob = found[clamp(found.indexOf(event.target) + step, 0, found.length - 1)];
    for (const one of found) one.tabIndex = one === knob ? 0 : -1;
    knob.focus({ preventScroll: true });
    bring(knob);
  });
  drawing.append(group);
  return found;
}
for (const drawing of canvases) for (const knob of knobs(drawing)) placeOf(knob).parts.push(knob);
function bring(part) { // into the middle of what scrolls sideways, and into sight
  const frame = part.closest(".scroll, .panes");
  if (frame) {
    const box = part.getBoundingClientRect(), sight = frame.getBoundingClientRect(), axis = find("th.axis", frame);
    const wide = axis ? axis.offsetWidth : 0;
    const hidden = backwards ? box.right > sight.right - wide || box.left < sight.left : box.left < sight.left + wide || box.right > sight.right;
    if (hidden) frame.scrollBy({ left: (box.left + box.right - sight.left - sight.right) / 2, behavior: "instant" });
  }
  part.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
}
