// At the beginning: what the address says, and rest for what is out of sight.
//
// A browser that lays out and paints a whole report at every click is slow on long journeys. Sections that are out of
// sight are left alone; their height is measured first, so that nothing moves and every link leads where it should.
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
let wide = root.clientWidth, pause = 0;
addEventListener("resize", () => {
  if (root.clientWidth === wide) return;
  wide = root.clientWidth;
  root.classList.remove("resting");
  clearTimeout(pause);
  pause = setTimeout(rest, 200);
});
recall();
remember();
rest();
