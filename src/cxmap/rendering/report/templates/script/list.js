// The list of gaps: sorted, filtered, copied.
const state = { q: "", phase: "", channel: "", verdict: "", sort: "" };
const list = { order: places.slice(), shown: places.slice() };
const direction = (sort) => sort.split(/(?=[-+]$)/);
if (table && places.length) {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  const titles = heads.map((head) => head.textContent.trim());
  const first = heads.map((_, at) => (at >= 6 ? "-" : "+"));
  const live = make("p", { role: "status", class: "told", lang: data.language });
  const compare = new Intl.Collator(root.lang || undefined, { numeric: true }).compare;
  const box = make("input", { type: "search", autocomplete: "off", spellcheck: "false", maxlength: LONGEST });
  const picks = {};
  const pick = (key, blank, options) => {
    picks[key] = make("select", { "aria-label": blank, dir: "auto" }, make("option", { value: "" }, blank), ...options.map(([value, text]) => make("option", { value }, text)));
    picks[key].addEventListener("change", () => { state[key] = picks[key].value; apply(true); });
    return options.length > 1 ? [picks[key]] : [];
  };
  const distinct = (values) => [...new Map(values.filter(([value]) => value)).entries()];
  const reset = button(say.reset, () => { for (const key in state) if (key !== "sort") state[key] = ""; apply(true); box.focus(); });
  box.addEventListener("input", () => { state.q = box.value; apply(true); });

  function ordered() {
    const found = places.slice();
    if (!state.sort) return found;
    const [at, way] = direction(state.sort), sign = way === "-" ? -1 : 1;
    return found.sort((one, other) => {
      const a = one.keys[at], b = other.keys[at];
      if (a === null || b === null) return (a === null) - (b === null);
      return sign * (typeof a === "string" ? compare(a, b) : a - b);
    });
  }
  function matching() {
    const words = state.q.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    return list.order.filter((place) => words.every((word) => place.sought.includes(word)) &&
      (!state.phase || place.phase === state.phase) && (!state.channel || place.channels.includes(state.channel)) && (!state.verdict || place.verdict === state.verdict));
  }
  function apply(tell) {
    const order = ordered();
    if (order.some((place, at) => place !== list.order[at])) body.append(...order.map((place) => place.row));
    list.order = order;
    list.shown = matching();
    const visible = new Set(list.shown);
    for (const place of places) if (place.row.hidden === visible.has(place)) place.row.hidden = !visible.has(place);
    if (box.value !== state.q) box.value = state.q;
    for (const key in picks) picks[key].value = state[key];
    reset.hidden = !(state.q || state.phase || state.channel || state.verdict);
    const [by, way] = direction(state.sort);
    heads.forEach((head, at) => {
      if (String(at) === by) head.setAttribute("aria-sort", way === "-" ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    if (!tell) return;
    live.textContent = phrase(list.shown.length ? say.shown : say.none_shown, { k: list.shown.length, n: places.length });
    remember();
  }
  heads.forEach((head, at) => {
    const sorter = make("button", { type: "button", class: "sorter", onclick: () => {
      const [by, way] = direction(state.sort), start = first[at], turn = start === "-" ? "+" : "-";
      state.sort = by !== String(at) ? at + start : way === start ? at + turn : "";
      apply(true);
      const now = state.sort.slice(-1);
      live.textContent = now ? phrase(now === "-" ? say.descending : say.ascending, { name: titles[at] }) : say.unsorted;
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
    live.textContent = phrase(done ? say.copied : say.not_copied, { n: list.shown.length });
  }
  const copier = button(say.copy, copy, { class: "copier" });
  table.before(make("div", { class: "tools filters control", role: "search", "aria-label": say.filter, lang: data.language },
    make("label", {}, make("span", {}, say.filter), box),
    ...pick("phase", say.all_phases, distinct(places.map((place) => [place.phase, place.phase]))),
    ...pick("channel", say.all_channels, distinct(places.flatMap((place) => place.channels.map((name) => [name, name])))),
    ...pick("verdict", say.all_verdicts, distinct(places.map((place) => [place.verdict, place.said]))),
    reset, copier, live));
  kept.push({
    write: (keep) => { for (const key in state) keep(key, state[key]); },
    read: (asked) => {
      for (const key in state) state[key] = asked(key);
      if (!/^[0-9][-+]$/.test(state.sort) || Number(state.sort[0]) >= heads.length) state.sort = "";
      for (const key in picks) if (![...picks[key].options].some((one) => one.value === state[key])) state[key] = "";
      apply(false);
    },
  });
  list.box = box;
}
function gap(step) { // to the next or previous shortfall of those that are shown
  const short = list.shown.filter((place) => place.rank !== null);
  if (!table || !short.length) return;
  const now = short.indexOf(chosen);
  const place = short[now < 0 ? (step > 0 ? 0 : short.length - 1) : (now + step + short.length) % short.length];
  select(place);
  reach(place);
}
