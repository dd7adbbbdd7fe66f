// At the beginning: what the address says, and rest for what is out of sight.
//
// A browser that lays out and paints a whole report at every click is slow on long journeys. Sections that are out of
// sight are left alone; their height is measured first, so that nothing moves and every link leads where it should.
// This begins with the first sign of a reader: a picture taken of the page as it was opened shows all of it.
const sections = all("main > section:not(.summary), main .chapter, .gaps tbody tr").filter((part) => !find(".chapter", part));
sections.forEach((part) => part.classList.add("rests"));
function rest() {
  const presenting = root.classList.contains("presenting");
  root.classList.remove("resting", "presenting");
  const heights = sections.map((part) => {
    const style = getComputedStyle(part);
    return part.offsetHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  });
  sections.forEach((part, at) => part.style.setProperty("contain-intrinsic-block-size", `auto ${Math.max(0, heights[at])}px`));
  root.classList.add("resting");
  root.classList.toggle("presenting", presenting);
}
let wide = root.clientWidth, pause = 0, attending = false;
addEventListener("resize", () => {
  if (root.clientWidth === wide || !attending) return;
  wide = root.clientWidth;
  root.classList.remove("resting");
  clearTimeout(pause);
  pause = setTimeout(rest, 200);
});
const signs = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"];
function attend() {
  for (const sign of signs) removeEventListener(sign, attend, true);
  attending = true;
  rest();
}
for (const sign of signs) addEventListener(sign, attend, { capture: true, passive: true });
if (location.search) attend(); // what is set may put the page away, and what is put away cannot be measured
recall();
remember();
