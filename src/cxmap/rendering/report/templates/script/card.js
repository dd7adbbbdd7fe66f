// The card of a touchpoint, shown beside what it is asked from: by pointing, by focus, by a tap.
const tip = make("div", { id: "report-tip", class: "tip control", hidden: "" });
document.body.append(tip);
let told = null, owner = null, timer = 0, finger = false;
function show(place, beside) {
  clearTimeout(timer);
  hide();
  const facts = make("dl", {}, ...place.facts.map(([name, value]) => make("div", {}, make("dt", { lang: data.language }, name), make("dd", {}, value))));
  const verdict = make("p", { class: "verdict " + place.verdict.replace(" ", "-"), lang: data.language }, place.said);
  tip.replaceChildren(make("p", { class: "tip-name", dir: "auto" }, place.name), facts);
  if (place.verdict !== "unknown") tip.append(verdict);
  if (place.pain) tip.append(make("p", { dir: "auto" }, make("span", { class: "label", lang: data.language }, say.pain_point), place.pain));
  if (place.card) tip.append(make("p", {}, make("a", { href: place.href, tabindex: -1, lang: data.language }, say.open_card)));
  (stage.open ? stage : document.body).append(tip);
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
document.addEventListener("pointerdown", (event) => {
  finger = event.pointerType === "touch";
  if (told && !tip.contains(event.target) && placeOf(event.target) !== told.place) hide();
});
document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch" || owner) return;
  if (tip.contains(event.target)) return clearTimeout(timer);
  const place = placeOf(event.target);
  if (!place) return told ? later(hide, 250) : clearTimeout(timer);
  const beside = nearest(place, event.target);
  if (told && told.place === place && told.beside === beside) return clearTimeout(timer);
  later(() => show(place, beside), place.row && place.row.contains(event.target) ? 300 : 80);
});
const names = ".knob, th[data-place] a, [data-place] th a, a[data-place]";
document.addEventListener("focusin", (event) => {
  const target = event.target, place = target.matches(names) && placeOf(target);
  if (!place || !target.matches(":focus-visible")) return;
  show(place, nearest(place, target));
  own(target);
});
function own(target) { // the card stays for as long as what asked for it has the focus
  owner = target;
  owner.setAttribute("aria-describedby", tip.id);
}
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
  const before = chosen;
  chosen = place;
  if (place) for (const part of parts(place)) { part.classList.add("chosen"); part.setAttribute("aria-current", "true"); }
  if (inAddress) remember(place ? place.href : before && placeAt(location.hash) === before ? "" : location.hash);
  if (!place) return status.replaceChildren();
  const links = [];
  if (place.card) links.push(make("a", { href: place.href, lang: data.language }, say.to_card));
  if (place.row) links.push(make("a", { href: "#gaps", lang: data.language, onclick: (event) => { event.preventDefault(); reach(place); } }, say.to_row));
  status.replaceChildren(make("span", { lang: data.language }, say.selected), " ", make("b", { dir: "auto" }, place.name), ...links.flatMap((link) => [" ", link]), " ",
    button(say.clear, () => { select(null); hide(); find(".tools button", section).focus(); }));
}
function reach(place) { // the row of a touchpoint, also where a filter hides it
  place.row.hidden = false;
  find("th a", place.row).focus({ preventScroll: true });
  place.row.scrollIntoView({ block: "center", behavior: "instant" });
}
kept.push({
  write: (keep, hash) => keep("at", chosen && placeAt(hash) !== chosen ? chosen.anchor : ""),
  read: (asked) => select(placeAt(location.hash) || byAnchor.get(asked("at")) || null, false),
});
document.addEventListener("click", (event) => {
  const place = placeOf(event.target);
  if (!place) { if (told && !tip.contains(event.target)) hide(); return; }
  const link = event.target.closest("a, button, summary");
  if (link && !link.matches(names)) return;
  if (link && !link.matches(".knob") && (!finger || (told && told.place === place))) return; // the second tap follows a link
  if (link) event.preventDefault();
  if (String(getSelection())) return;
  select(place);
  show(place, nearest(place, event.target));
  if (link && link.matches(":focus-visible")) own(link);
});
