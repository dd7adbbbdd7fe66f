// Lines of the curve that can be put out and on: now and later, everybody and each persona, further curves.
const lines = data.series.map((one) => ({ ...one, on: true, parts: all(`main .screen [data-series="${one.number}"]`) }));
for (const item of all(".key [data-series]", section)) {
  const line = lines.find((one) => String(one.number) === item.dataset.series);
  if (!line) continue;
  line.toggle = make("button", { type: "button", class: "toggle", "aria-pressed": "true", onclick: () => { putOut(line, line.on); remember(); } }, ...item.childNodes);
  item.append(line.toggle);
}
function putOut(line, out) {
  line.on = !out;
  line.toggle.setAttribute("aria-pressed", String(line.on));
  line.parts.forEach((part) => part.classList.toggle("off", out));
}
kept.push({
  write: (keep) => keep("without", lines.filter((line) => !line.on).map((line) => line.key).join(",")),
  read: (asked) => {
    const without = new Set(asked("without").split(","));
    for (const line of lines) if (line.toggle && line.on === without.has(line.key)) putOut(line, line.on);
  },
});
