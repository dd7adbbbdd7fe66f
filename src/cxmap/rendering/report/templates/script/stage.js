// Presenting: one phase at a time, on a stage of its own that holds copies of what the phase needs and no more.
// The page behind is put away unchanged, so that coming and going costs next to nothing.
const count = make("p", { class: "kicker", lang: data.language });
const title = make("h2", { id: "report-stage", class: "stage-title", dir: "auto" });
const facts = make("ul", { class: "stage-facts", lang: data.language });
const back = button("\u2190 " + say.previous, () => present(phase - 1)), on = button(say.next + " \u2192", () => present(phase + 1));
const quit = button(say.leave, () => leave());
const floor = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": title.id });
let key = make("div", {});
const stage = make("dialog", { class: "stage control", "aria-labelledby": title.id },
  make("div", { class: "stage-head" }, make("div", { "aria-live": "polite" }, count, title, facts),
    make("div", { class: "tools" }, back, on, quit)),
  key, floor);
document.body.append(stage);
const behind = all("body > :is(header, main, footer)");
behind.forEach((part) => part.classList.add("behind"));
let phase = -1, from = null, scrolled = 0;

function present(to) {
  const band = data.bands[to];
  if (!band) return;
  hide();
  phase = to;
  count.textContent = phrase(say.phase_of, { k: phase + 1, n: data.bands.length });
  title.textContent = band.name;
  facts.replaceChildren(...band.facts.map((text) => make("li", { dir: "auto" }, text)));
  const held = stage.open ? document.activeElement : null;
  back.disabled = phase === 0;
  on.disabled = phase === data.bands.length - 1;
  floor.replaceChildren(scene(band));
  key.replaceWith((key = legend()));
  copied(all("[data-place]", floor));
  if (!stage.open) enter();
  if (!held || !held.isConnected || held.disabled) [on, back, quit].find((one) => !one.disabled).focus();
  stage.scrollTop = floor.scrollLeft = 0;
  remember();
}
function enter() { // the page is put away first: to put what is shown out of reach takes a browser long
  from = document.activeElement;
  from.blur(); // else the browser looks for the focus and the selection in what is put away
  getSelection().removeAllRanges();
  scrolled = scrollY;
  const heights = behind.map((part) => part.offsetHeight);
  behind.forEach((part, at) => part.style.setProperty("contain-intrinsic-block-size", heights[at] + "px"));
  root.classList.add("presenting");
  stage.showModal();
}
function leave() {
  if (phase < 0) return;
  hide();
  phase = -1;
  if (stage.open) stage.close();
  root.classList.remove("presenting");
  floor.replaceChildren();
  copied([]);
  scrollTo({ top: scrolled, behavior: "instant" });
  (from && from.isConnected && from !== document.body ? from : opener).focus({ preventScroll: true });
  remember();
}
stage.addEventListener("cancel", (event) => { event.preventDefault(); if (told) hide(); else leave(); });
stage.addEventListener("close", leave);
document.addEventListener("click", (event) => {
  if (stage.open && !event.defaultPrevented && stage.contains(event.target) && event.target.closest("a")) leave();
});
function copied(copies) {
  for (const place of places) place.copies = [];
  for (const part of copies) {
    const place = byAnchor.get(part.dataset.place);
    if (!place) continue;
    place.copies.push(part);
    part.classList.remove("near");
  }
}

function copyOf(part) { // under names of its own
  const copy = part.cloneNode(true);
  for (const one of [copy, ...all("[id]", copy)]) if (one.id) one.id += "-stage";
  return copy;
}
function partOf(band) { // of a very long journey the plot was drawn once: a phase shows its part of it
  const columns = find(".names", strip).cells.length - 1, wide = band.last - band.first + 1;
  const first = backwards ? columns - 1 - band.last : band.first, inside = (column) => column !== null && column >= band.first && column <= band.last;
  const here = new Set(places.filter((place) => inside(place.column)).map((place) => place.anchor));
  return all(".plot .canvas", strip).map((canvas) => {
    const copy = copyOf(canvas), drawing = find("svg", copy), [left, top, across, down] = drawing.getAttribute("viewBox").split(" ").map(Number);
    drawing.setAttribute("viewBox", [left + (across * first) / columns, top, (across * wide) / columns, down].join(" "));
    for (const part of all(".knobs, [data-column], [data-place]", copy)) if (part.matches(".knobs") || !(part.dataset.place ? here.has(part.dataset.place) : inside(Number(part.dataset.column)))) part.remove();
    const marks = JSON.parse(canvas.dataset.marks).filter(([column]) => inside(column));
    copy.dataset.marks = JSON.stringify(marks.map(([column, x, y]) => [column, (x * columns - 100 * first) / wide, y]));
    return copy;
  });
}
function scene(band) { // the plot of the phase was drawn for the stage; what stands below it is copied
  const wide = band.last - band.first + 1, rows = make("tbody", {});
  const drawn = find(`template.phase:nth-of-type(${phase + 1})`, section);
  for (const row of strip.rows) {
    const copy = row.cloneNode(false), axis = row.cells[0].cloneNode(true);
    if (row.matches(".bands")) continue;
    if (row.matches(".plot")) copy.append(axis, make("td", { colspan: wide }, ...(drawn.content.firstElementChild ? [document.importNode(drawn.content, true)] : partOf(band))));
    else {
      const cells = [...row.cells].slice(band.first + 1, band.last + 2);
      if (!cells.some((cell) => cell.textContent.trim())) continue;
      copy.append(axis, ...cells.map(copyOf));
    }
    rows.append(copy);
  }
  const made = make("table", { class: "strip", style: drawn.dataset.widths },
    make("colgroup", {}, make("col", { class: "axis" }), make("col", { span: wide })), rows);
  made.style.setProperty("--columns", wide);
  for (const canvas of all(".canvas", made)) knobs(canvas);
  for (const pane of all("[data-column]", made)) pane.dataset.place = byColumn.get(pane.dataset.column)?.anchor ?? "";
  all(".hover title", made).forEach((title) => title.remove());
  withoutThose(made);
  return made;
}
function legend() {
  const copy = copyOf(find(".key", section));
  for (const item of all(":scope > [data-series]", copy)) {
    const toggle = find(".toggle", item);
    if (!toggle) continue;
    if (toggle.getAttribute("aria-pressed") === "true") toggle.replaceWith(...toggle.childNodes);
    else item.remove();
  }
  return copy;
}
let pending = ""; // a phase to present as soon as the page is there and scrolled to where its address points
kept.push({
  write: (keep) => keep("present", pending || (phase < 0 ? "" : data.bands[phase].id)),
  read: (asked) => {
    const to = data.bands.findIndex((band) => band.id === asked("present"));
    if (to < 0) leave();
    else if (document.readyState === "complete") present(to);
    else {
      pending = data.bands[to].id;
      addEventListener("load", () => setTimeout(() => { pending = ""; present(to); }), { once: true });
    }
  },
});
