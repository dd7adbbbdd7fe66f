// The curve as it is, or beside the future: one of the two at a time, chosen by the reader.
const states = [find(".state-now", section), find(".later", section)];
if (states[1]) {
  const choices = data.states.slice(0, 2).map((text, at) =>
    button(text, () => { choose(at); remember(); }, { class: "state" }));
  const choose = (wanted) => {
    states.forEach((part, at) => part.classList.toggle("away", at !== wanted));
    choices.forEach((one, at) => one.setAttribute("aria-pressed", String(at === wanted)));
  };
  const chosen = () => choices.findIndex((one) => one.getAttribute("aria-pressed") === "true");
  states[0].before(make("div", { class: "tools control", role: "group", "aria-label": data.states[2], lang: data.language }, ...choices));
  choose(0);
  kept.push({
    write: (keep) => keep("state", chosen() ? "future" : ""),
    read: (asked) => choose(asked("state") === "future" ? 1 : 0),
  });
}
