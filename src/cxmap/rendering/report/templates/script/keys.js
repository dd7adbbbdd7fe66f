// Above the curve: presenting, help, what is selected. Then the keys.
const help = make("dialog", { class: "help control", popover: "auto", "aria-labelledby": "report-help", lang: data.language });
const shortcuts = make("input", { type: "checkbox", checked: "" });
help.append(make("h2", { id: "report-help" }, say.keyboard),
  make("dl", {}, ...say.keys.map(([key, text]) => make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, text)))),
  make("label", {}, shortcuts, " ", say.shortcuts),
  button(say.close, () => help.hidePopover()));
document.body.append(help);
function explain() {
  (stage.open ? stage : document.body).append(help);
  help.showPopover();
  find("button", help).focus();
}
const explaining = () => help.matches(":popover-open");
document.addEventListener("focusin", (event) => { if (explaining() && !help.contains(event.target)) help.hidePopover(); });
const opener = data.bands.length ? button(say.present, () => present(0), { class: "presenter" }) : null;
const tools = make("div", { class: "tools control" }, ...(opener ? [opener] : []), button(say.keyboard, explain, { "aria-haspopup": "dialog" }), status);
(find(".hint", section) || scroller).before(tools);

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || explaining()) return;
  if (event.key === "Escape") {
    if (told) { event.preventDefault(); hide(); }
    else if (!stage.open && chosen && !event.target.matches("input, select")) select(null);
    return;
  }
  if (event.target.matches("input, select, textarea, [contenteditable]")) return;
  if (stage.open) {
    const step = { ArrowRight: backwards ? -1 : 1, ArrowLeft: backwards ? 1 : -1, PageDown: 1, PageUp: -1 }[event.key];
    if (step) { event.preventDefault(); present(phase + step); }
  }
  const asks = { "?": explain, ...(stage.open ? {} : { n: () => gap(1), p: () => gap(-1), f: () => list.box && (list.box.focus(), list.box.select()) }) };
  if (!shortcuts.checked || !Object.hasOwn(asks, event.key)) return;
  event.preventDefault();
  asks[event.key]();
});
