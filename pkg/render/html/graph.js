// The graph of the attack paths: shown beside the chain of one of them.

function startGraph(place) {
  const view = { scale: 1, layout: null, parts: null };
  const frame = el("div", { class: "graph-frame", role: "region", "aria-label": "Attack graph", tabindex: "0" });
  const note = el("p", { class: "note", role: "status" });
  place.append(graphTools(view, frame, note), frame, note);
  afterPaint(() => {
    show(view, frame, note, paths);
    startKeys(view, frame);
    watch(() => {
      mark(view.parts);
      reveal(view, frame);
    });
  });
}

// afterPaint leaves the browser time to show the page first.
function afterPaint(work) {
  requestAnimationFrame(() => setTimeout(work));
}

function graphTools(view, frame, note) {
  const goals = [...new Set(paths.map((path) => path.to))];
  const pick = choice([["", "all goals"], ...goals.map((goal) => [goal, goalName(goal)])], (event) => {
    const goal = event.target.value;
    show(view, frame, note, paths.filter((path) => goal === "" || path.to === goal));
    mark(view.parts);
  });
  const zoom = (text, words, factor) => button(text, () => resize(view, view.scale * factor), { "aria-label": words, class: "zoom" });
  return el("div", { class: "tools" },
    goals.length > 1 && labeled("Leads to", pick),
    fixes.length > 0 && el("fieldset", {}, el("legend", { text: "Take as done" }), fixes.map((fix) => fixControl(fix, `Fix ${fix.order}`, fix.text))),
    el("span", { class: "zooms" }, zoom("−", "Zoom out", 0.8), button("Fit", () => fit(view, frame)), zoom("+", "Zoom in", 1.25)));
}

function show(view, frame, note, some) {
  const { drawing, count } = readable(some);
  view.layout = layoutOf(drawing);
  view.parts = drawn(view.layout, chooseStep, choosePlace);
  frame.replaceChildren(view.parts.picture);
  note.textContent = count < some.length ? `The graph shows the first ${count} of ${some.length} paths; the list has all.` : "";
  fit(view, frame);
}

function fit(view, frame) {
  resize(view, Math.max(0.55, Math.min(1, (frame.clientWidth - 2) / view.layout.width)));
}

function resize(view, scale) {
  view.scale = Math.max(0.25, Math.min(3, scale));
  view.parts.picture.setAttribute("width", Math.round(view.layout.width * view.scale));
  view.parts.picture.setAttribute("height", Math.round(view.layout.height * view.scale));
}

// chooseStep points at the step in the chosen path, or in the next one that
// takes it.
function chooseStep(step) {
  const open = step.taken.filter(({ path }) => !isCut(path));
  const taken = open.length > 0 ? open : step.taken;
  const here = taken.findIndex(({ path, index }) => path === state.path && index === state.hop);
  const same = taken.find(({ path }) => path === state.path);
  const { path, index } = here < 0 && same ? same : taken[(here + 1) % taken.length];
  choosePath(path, index);
}

// choosePlace points at the next path through a place.
function choosePlace(place) {
  const through = [...place.paths].filter((path) => !isCut(path));
  if (through.length > 0) choosePath(through[(through.indexOf(state.path) + 1) % through.length]);
}

// reveal scrolls to the chosen step if it is out of sight.
function reveal({ parts, scale }, frame) {
  const chosen = parts.steps.find(({ element }) => element.classList.contains("chosen"));
  if (!chosen) return;
  const [x, y] = [chosen.x * scale - frame.scrollLeft, chosen.y * scale - frame.scrollTop];
  if (x < 0 || y < 0 || x > frame.clientWidth || y > frame.clientHeight) {
    frame.scrollTo(chosen.x * scale - frame.clientWidth / 2, chosen.y * scale - frame.clientHeight / 2);
  }
}

// mark shows what is chosen and what is gone.
function mark({ steps, boxes }) {
  for (const { step, element } of steps) {
    const open = step.taken.filter(({ path }) => !isCut(path));
    const chosen = step.taken.some(({ path, index, held }) => path === state.path && index === state.hop && !held);
    element.classList.toggle("on-path", step.taken.some(({ path }) => path === state.path));
    element.classList.toggle("chosen", chosen);
    element.setAttribute("aria-pressed", chosen);
    setGone(element, open.length === 0);
  }
  for (const { place, element, count } of boxes) {
    const left = [...place.members.values()].filter((some) => [...some].some((path) => !isCut(path))).length;
    element.classList.toggle("on-path", place.paths.has(state.path));
    const what = place.starts ? "starts" : "places";
    count.textContent = left < place.members.size ? `${left} of ${place.members.size} ${what} left:` : `${left} ${what}:`;
    setGone(element, left === 0);
  }
  keepReachable(steps);
}

function setGone(element, gone) {
  element.classList.toggle("gone", gone);
  if (gone) element.setAttribute("aria-hidden", "true");
  else element.removeAttribute("aria-hidden");
}
