// The report's own script. It adds to a page that is whole without it, knows of nothing outside the page,
// and writes texts as text only. What it needs to know stands beside it as JSON (see interaction.py).
"use strict";
(() => {
const find = (what, where = document) => where.querySelector(what);
const all = (what, where = document) => [...where.querySelectorAll(what)];
const root = document.documentElement;
const data = JSON.parse(find("#report-data").textContent);
const say = data.words;
const places = data.places;
const backwards = root.dir === "rtl";
const section = find("[aria-labelledby=curve]");
const scroller = find(".scroll.screen");
const strip = find(".strip", scroller);
const table = find("table.gaps");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const glide = () => (still.matches ? "instant" : "smooth");
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
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

function address(query, hash) {
  try {
    history.replaceState(history.state, "", location.href.split(/[?#]/)[0] + query + hash);
  } catch { /* some browsers allow only so many changes */ }
}

// Places: every part of the page that stands for the same touchpoint
root.classList.add("js");
for (const [at, place] of places.entries()) {
  const marks = place.column === null ? [] : all(`[data-column="${place.column}"]`, scroller);
  const rows = place.column === null ? [] : [...strip.rows].filter((row) => row.matches(".names, .channels, .moments, .lane"));
  place.row = table && table.tBodies[0].rows[at];
  place.cells = rows.map((row) => row.cells[place.column + 1]);
  place.card = document.getElementById(place.anchor);
  place.marks = marks;
  place.at = at;
  place.sought = [place.name, place.phase, ...place.channels, place.said, place.pain].join(" ").toLocaleLowerCase();
}
const parts = (place) => [place.row, place.card, place.knob, ...place.cells, ...place.marks].filter(Boolean);
const byAnchor = new Map(places.map((place) => [place.anchor, place]));
const byPart = new Map(places.flatMap((place) => [place.row, ...place.cells, ...place.marks].filter(Boolean).map((part) => [part, place])));
all(".hover title", scroller).forEach((title) => title.remove());

function placeOf(target) {
  for (let part = target; part && part !== document; part = part.parentNode) if (byPart.has(part)) return byPart.get(part);
}
function nearest(place, target) {
  if (target.closest(".picture, .knobs")) return place.knob || target;
  return place.row && place.row.contains(target) ? find("th", place.row) : target.closest("th, td") || target;
}

// The touchpoints on the curve as buttons: one stop for the tabulator, arrows inside
const canvas = find(".canvas", scroller);
const spots = places.filter((place) => place.marks.some((part) => part.matches(".at"))).sort((one, other) => one.column - other.column);
if (spots.length) {
  const group = make("div", { class: "knobs control", role: "group", "aria-label": say.marks });
  for (const [at, place] of spots.entries()) {
    const mark = place.marks.find((part) => part.matches(".at"));
    place.knob = make("button", { type: "button", class: "knob", tabindex: at ? -1 : 0, "aria-label": place.name, dir: "auto" });
    place.knob.style.left = mark.getAttribute("x");
    place.knob.style.top = mark.getAttribute("y") + "px";
    byPart.set(place.knob, place);
    group.append(place.knob);
  }
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: backwards ? -1 : 1, ArrowLeft: backwards ? 1 : -1, Home: -spots.length, End: spots.length }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const now = spots.findIndex((place) => place.knob === event.target);
    walk(spots[clamp(now + step, 0, spots.length - 1)]);
  });
  canvas.append(group);
}
function walk(place) {
  for (const one of spots) one.knob.tabIndex = one === place ? 0 : -1;
  place.knob.focus({ preventScroll: true });
  bring(place.knob);
}
function bring(part) { // into the middle of what scrolls sideways, and into sight
  const box = part.getBoundingClientRect(), frame = scroller.getBoundingClientRect();
  if (scroller.contains(part)) {
    const axis = find("th.axis", strip).offsetWidth;
    const hidden = backwards ? box.right > frame.right - axis || box.left < frame.left : box.left < frame.left + axis || box.right > frame.right;
    if (hidden) scroller.scrollBy({ left: (box.left + box.right - frame.left - frame.right) / 2, behavior: "instant" });
  }
  part.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
}

// The card of a touchpoint, beside what it is asked from
const tip = make("div", { id: "report-tip", class: "tip control", role: "tooltip", hidden: "" });
document.body.append(tip);
let told = null, owner = null, timer = 0;
function show(place, beside) {
  clearTimeout(timer);
  hide();
  const facts = make("dl", {}, ...place.facts.map(([name, value]) => make("div", {}, make("dt", { lang: data.language }, name), make("dd", {}, value))));
  const verdict = make("p", { class: "verdict " + place.verdict.replace(" ", "-"), lang: data.language }, place.said);
  tip.replaceChildren(make("p", { class: "tip-name", dir: "auto" }, place.name), facts);
  if (place.verdict !== "unknown") tip.append(verdict);
  if (place.pain) tip.append(make("p", { dir: "auto" }, make("span", { class: "label", lang: data.language }, say.pain_point), place.pain));
  tip.hidden = false;
  told = { place, beside };
  parts(place).forEach((part) => part.classList.add("near"));
  put();
}
function put() {
  const near = told.beside.getBoundingClientRect(), box = tip.getBoundingClientRect();
  const wide = root.clientWidth, tall = root.clientHeight;
  const below = near.bottom + 10 + box.height <= tall - 8 || near.top < tall - near.bottom;
  tip.style.left = clamp((near.left + near.right - box.width) / 2, 8, Math.max(8, wide - box.width - 8)) + "px";
  tip.style.top = clamp(below ? near.bottom + 10 : near.top - box.height - 10, 8, Math.max(8, tall - box.height - 8)) + "px";
}
function hide() {
  clearTimeout(timer);
  if (!told) return;
  parts(told.place).forEach((part) => part.classList.remove("near"));
  if (owner) owner.removeAttribute("aria-describedby");
  owner = told = null;
  tip.hidden = true;
}
const later = (what, wait) => { clearTimeout(timer); timer = setTimeout(what, wait); };
document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch" || owner) return;
  if (tip.contains(event.target)) return clearTimeout(timer);
  const place = placeOf(event.target);
  if (!place) return told ? later(hide, 250) : clearTimeout(timer);
  const beside = nearest(place, event.target);
  if (told && told.place === place && told.beside === beside) return clearTimeout(timer);
  later(() => show(place, beside), place.row && place.row.contains(event.target) ? 300 : 80);
});
document.addEventListener("focusin", (event) => {
  const target = event.target, place = target.matches(".knob, .names a, .gaps th a") && placeOf(target);
  if (!place || !target.matches(":focus-visible")) return;
  show(place, nearest(place, target));
  owner = target;
  owner.setAttribute("aria-describedby", tip.id);
});
document.addEventListener("focusout", (event) => { if (event.target === owner) hide(); });
addEventListener("scroll", () => {
  if (!told) return;
  const near = told.beside.getBoundingClientRect();
  if (!owner && (near.bottom < 0 || near.top > root.clientHeight)) hide();
  else put();
}, { passive: true, capture: true });
addEventListener("resize", hide);

// One touchpoint selected, everywhere alike, and in the address
const status = make("span", { class: "selected", role: "status" });
let chosen = null;
function select(place, inAddress = true) {
  if (chosen) for (const part of parts(chosen)) { part.classList.remove("chosen"); part.removeAttribute("aria-current"); }
  chosen = place;
  if (place) for (const part of parts(place)) { part.classList.add("chosen"); part.setAttribute("aria-current", "true"); }
  if (inAddress) address(location.search, place ? place.href : "");
  if (!place) return status.replaceChildren();
  const links = [];
  if (place.card) links.push(make("a", { href: place.href, lang: data.language }, say.to_card));
  if (place.row) links.push(make("a", { href: "#gaps", lang: data.language, onclick: (event) => { event.preventDefault(); place.row.hidden = false; find("a", place.row).focus(); bring(place.row); } }, say.to_row));
  status.replaceChildren(make("span", { lang: data.language }, say.selected), " ", make("b", { dir: "auto" }, place.name), ...links.flatMap((link) => [" ", link]), " ",
    button(say.clear, () => { select(null); hide(); }));
}
function fromAddress() {
  let name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch { /* not an address of ours */ }
  const place = byAnchor.get(name);
  if (place) select(place, false);
}
document.addEventListener("click", (event) => {
  const place = placeOf(event.target);
  if (!place) { if (told && !tip.contains(event.target)) hide(); return; }
  const link = event.target.closest("a, button, summary");
  if (link && link !== place.knob) { if (link.matches(".names a, .gaps th a")) select(place, false); return; }
  if (String(getSelection())) return;
  select(place);
  show(place, nearest(place, event.target));
});
addEventListener("hashchange", fromAddress);

// Above the curve: presenting, help, what is selected
const help = make("dialog", { class: "help control", "aria-labelledby": "report-help", lang: data.language });
const shortcuts = make("input", { type: "checkbox", checked: "" });
help.append(make("h2", { id: "report-help" }, say.keyboard),
  make("dl", {}, ...say.keys.map(([key, text]) => make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, text)))),
  make("label", {}, shortcuts, " ", say.shortcuts),
  button(say.close, () => help.close()));
help.addEventListener("click", (event) => { if (event.target === help) help.close(); });
document.body.append(help);
const tools = make("div", { class: "tools control" });
if (data.bands.length) tools.append(button(say.present, () => present(0), { class: "presenter" }));
tools.append(button(say.keyboard, () => help.showModal(), { "aria-haspopup": "dialog" }), status);
(find(".hint", section) || scroller).before(tools);

// Lines of personas, to be shown or not
for (const item of all(".key [data-series]", section)) {
  const lines = all(`[data-series="${item.dataset.series}"]`, scroller);
  const toggle = make("button", { type: "button", class: "toggle", "aria-pressed": "true", onclick: () => {
    const on = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(on));
    lines.forEach((line) => line.classList.toggle("off", !on));
  } });
  toggle.append(...item.childNodes);
  item.append(toggle);
}

// The list of gaps: sorted, filtered, copied
const state = { q: "", phase: "", channel: "", verdict: "", sort: "" };
const list = { order: places.slice(), shown: places.slice() };
if (table && places.length) {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  const names = heads.map((head) => head.textContent.trim());
  const first = heads.map((_, at) => (at >= 6 ? -1 : 1));
  const live = make("p", { role: "status", class: "told", lang: data.language });
  const compare = new Intl.Collator(root.lang || undefined, { numeric: true }).compare;
  const box = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const picks = {};
  const pick = (key, blank, options) => {
    picks[key] = make("select", { "aria-label": blank, dir: "auto" }, make("option", { value: "" }, blank), ...options.map(([value, text]) => make("option", { value }, text)));
    picks[key].addEventListener("change", () => { state[key] = picks[key].value; apply(true); });
    return options.length > 1 ? [picks[key]] : [];
  };
  const distinct = (values) => [...new Map(values.filter(([value]) => value)).entries()];
  const reset = button(say.reset, () => { for (const key in state) if (key !== "sort") state[key] = ""; apply(true); box.focus(); });
  box.addEventListener("input", () => { state.q = box.value; apply(true); });
  const order = () => {
    const [at, way] = state.sort ? state.sort.split(/(?=[-+]$)/) : [];
    const sign = way === "-" ? -1 : 1;
    list.order = places.slice();
    if (at === undefined) return;
    list.order.sort((one, other) => {
      const a = one.keys[at], b = other.keys[at];
      if (a === null || b === null) return (a === null) - (b === null);
      return sign * (typeof a === "string" ? compare(a, b) : a - b);
    });
  };
  function apply(tell) {
    order();
    const words = state.q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    list.shown = list.order.filter((place) => words.every((word) => place.sought.includes(word)) &&
      (!state.phase || place.phase === state.phase) && (!state.channel || place.channels.includes(state.channel)) && (!state.verdict || place.verdict === state.verdict));
    const visible = new Set(list.shown);
    for (const place of places) place.row.hidden = !visible.has(place);
    body.append(...list.order.map((place) => place.row));
    box.value = state.q;
    for (const key in picks) picks[key].value = state[key];
    reset.hidden = !(state.q || state.phase || state.channel || state.verdict);
    heads.forEach((head, at) => {
      const [by, way] = state.sort.split(/(?=[-+]$)/);
      if (String(at) === by) head.setAttribute("aria-sort", way === "-" ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    if (!tell) return;
    live.textContent = fill(list.shown.length ? say.shown : say.none_shown, { k: list.shown.length, n: places.length });
    const query = new URLSearchParams(location.search);
    for (const key in state) if (state[key]) query.set(key, state[key]); else query.delete(key);
    address(String(query) && "?" + query, location.hash);
  }
  heads.forEach((head, at) => {
    const sorter = make("button", { type: "button", class: "sorter", onclick: () => {
      const [by, way] = state.sort.split(/(?=[-+]$)/), start = first[at] < 0 ? "-" : "+", turn = first[at] < 0 ? "+" : "-";
      state.sort = by !== String(at) ? at + start : way === start ? at + turn : "";
      apply(true);
      const now = state.sort.slice(-1);
      live.textContent = now ? fill(now === "-" ? say.descending : say.ascending, { name: names[at] }) : say.unsorted;
    } });
    sorter.append(...head.childNodes);
    head.append(sorter);
  });
  const guard = (text) => (/^[=+\-@\t\r]/.test(text) ? "'" + text : text);
  const quote = (text) => (/[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
  const cell = (value) => (value === null ? "" : typeof value === "number" ? String(value) : quote(guard(value)));
  const csv = () => [data.head, ...list.shown.map((place) => place.values)].map((row) => row.map(cell).join(",") + "\n").join("");
  async function copy() {
    const text = csv();
    let done = false;
    try { await navigator.clipboard.writeText(text); done = true; } catch {
      const field = make("textarea", { class: "hidden" });
      field.value = text;
      document.body.append(field);
      field.select();
      done = document.execCommand("copy");
      field.remove();
      copier.focus();
    }
    live.textContent = fill(done ? say.copied : say.not_copied, { n: list.shown.length });
  }
  const copier = button(say.copy, copy, { class: "copier" });
  const bar = make("div", { class: "tools filters control", role: "search", "aria-label": say.filter, lang: data.language },
    make("label", {}, make("span", {}, say.filter), box),
    ...pick("phase", say.all_phases, distinct(places.map((place) => [place.phase, place.phase]))),
    ...pick("channel", say.all_channels, distinct(places.flatMap((place) => place.channels.map((name) => [name, name])))),
    ...pick("verdict", say.all_verdicts, distinct(places.map((place) => [place.verdict, place.said]))),
    reset, copier, live);
  table.before(bar);
  const asked = new URLSearchParams(location.search);
  for (const key in state) state[key] = asked.get(key) || "";
  if (!new RegExp("^[0-9][-+]$").test(state.sort) || Number(state.sort[0]) >= heads.length) state.sort = "";
  for (const key in picks) if (![...picks[key].options].some((one) => one.value === state[key])) state[key] = "";
  apply(false);
  list.box = box;
}
function gap(step) {
  const short = list.shown.filter((place) => place.rank !== null);
  if (!table || !short.length) return;
  const now = short.indexOf(chosen);
  const place = short[now < 0 ? (step > 0 ? 0 : short.length - 1) : (now + step + short.length) % short.length];
  select(place);
  find("th a", place.row).focus({ preventScroll: true });
  place.row.scrollIntoView({ block: "center", behavior: "instant" });
}

// Presenting: one phase at a time
const title = make("h3", { class: "stage-title", tabindex: -1, dir: "auto" });
const count = make("p", { class: "kicker", lang: data.language }), facts = make("ul", { class: "stage-facts", lang: data.language });
const back = button("\u2190 " + say.previous, () => present(stage.at - 1)), on = button(say.next + " \u2192", () => present(stage.at + 1));
const bar = make("div", { class: "stage control", role: "region", "aria-live": "polite", hidden: "" }, make("div", {}, count, title, facts),
  make("div", { class: "tools" }, back, on, button(say.leave, () => leave())));
section.prepend(bar);
const veils = ["before", "after"].map((side) => make("div", { class: "veil " + side }));
const stage = { at: -1, from: null, scrolled: 0 };
const around = () => all("body > :not(main, script, .tip, dialog), main > *").filter((part) => part !== section);
function present(at) {
  const band = data.bands[at];
  if (!band) return;
  hide();
  if (stage.at < 0) {
    stage.from = document.activeElement;
    stage.scrolled = scrollY;
    root.classList.add("presenting");
    around().forEach((part) => { part.inert = true; });
    bar.hidden = false;
    if (canvas) canvas.append(...veils);
  }
  stage.at = at;
  count.textContent = fill(say.phase_of, { k: at + 1, n: data.bands.length });
  title.textContent = band.name;
  facts.replaceChildren(...band.facts.map((text) => make("li", { dir: "auto" }, text)));
  back.disabled = at === 0;
  on.disabled = at === data.bands.length - 1;
  const wide = band.last - band.first + 1, axis = find("th.axis", strip).offsetWidth;
  strip.style.setProperty("--column", clamp((scroller.clientWidth - axis) / (wide + 0.6), 88, 300) + "px");
  veils[0].style.inlineSize = (band.first / data.columns) * 100 + "%";
  veils[1].style.inlineSize = ((data.columns - band.last - 1) / data.columns) * 100 + "%";
  const dim = (cell, off) => { cell.classList.toggle("dim", off); cell.inert = off; };
  for (const row of strip.rows) {
    const inBands = row.matches(".bands");
    if (!row.matches(".plot")) [...row.cells].forEach((cell, number) => dim(cell, number > 0 && (inBands ? number !== at + 1 : number - 1 < band.first || number - 1 > band.last)));
  }
  const start = strip.rows[0].cells[at + 1].getBoundingClientRect(), frame = scroller.getBoundingClientRect();
  const aim = backwards ? start.right - frame.right + axis : start.left - frame.left - axis;
  scroller.scrollBy({ left: aim - (backwards ? -1 : 1) * Math.max(0, (frame.width - axis - start.width) / 2), behavior: glide() });
  section.scrollTop = 0;
  title.focus({ preventScroll: true });
}
function leave() {
  stage.at = -1;
  root.classList.remove("presenting");
  around().forEach((part) => { part.inert = false; });
  bar.hidden = true;
  veils.forEach((veil) => veil.remove());
  all(".dim", strip).forEach((cell) => { cell.classList.remove("dim"); cell.inert = false; });
  strip.style.removeProperty("--column");
  scrollTo({ top: stage.scrolled, behavior: "instant" });
  if (stage.from) stage.from.focus({ preventScroll: true });
}

// Keys
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || help.open) return;
  if (event.key === "Escape") {
    if (told) hide();
    else if (stage.at >= 0) leave();
    else if (chosen && !event.target.matches("input, select")) select(null);
    return;
  }
  if (event.target.matches("input, select, textarea, [contenteditable]")) return;
  if (stage.at >= 0) {
    const step = { ArrowRight: backwards ? -1 : 1, ArrowLeft: backwards ? 1 : -1, PageDown: 1, PageUp: -1 }[event.key];
    if (step) { event.preventDefault(); present(stage.at + step); }
    return;
  }
  if (!shortcuts.checked) return;
  const action = { n: () => gap(1), p: () => gap(-1), f: () => list.box && (list.box.focus(), list.box.select()), "?": () => help.showModal() }[event.key];
  if (action) { event.preventDefault(); action(); }
});
fromAddress();
})();
