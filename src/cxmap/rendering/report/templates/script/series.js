// Lines of the curve that can be put out and on: now and later, everybody and each persona, further curves.
function seriesIn(where) { return all("[data-series]", where); }
const lines = data.series.map((one) => ({ ...one, on: true, parts: seriesIn(find("main")).filter((part) => part.dataset.series === one.key && part.closest(".screen")) }));
for (const item of all(".key > [data-series]", section)) {
  const line = lines.find((one) => one.key === item.dataset.series);
  if (!line) continue;
  line.toggle = make("button", { type: "button", class: "toggle", "aria-pressed": "true", onclick: () => { putOut(line, line.on); remember(); } }, ...item.childNodes);
  item.append(line.toggle);
}
function putOut(line, out) {
  line.on = !out;
  line.toggle.setAttribute("aria-pressed", String(line.on));
  line.parts.forEach((part) => part.classList.toggle("off", out));
}
function withoutThose(copies) { // what is put out stays out in copies
  for (const part of seriesIn(copies)) part.classList.toggle("off", lines.some((line) => line.key === part.dataset.series && !line.on));
}
kept.push({
  write: (keep) => keep("without", lines.filter((line) => !line.on).map((line) => line.key).join(",")),
  read: (asked) => {
    const without = new Set(asked("without").split(","));
    for (const line of lines) if (line.toggle && line.on === without.has(line.key)) putOut(line, line.on);
  },
});
