// The graph is one stop of the tab key. Inside it the arrow keys move: right
// and left along the paths, up and down among the steps beside.

function startKeys(view, frame) {
  frame.addEventListener("focusin", (event) => {
    if (stepAt(view, event.target)) setStop(view.parts.steps, event.target);
  });
  frame.addEventListener("keydown", (event) => {
    const here = stepAt(view, event.target);
    if (!here) return;
    if (event.key === "Enter" || event.key === " ") {
      chooseStep(here.step);
    } else {
      const next = neighbor(here, view.parts.steps, event.key);
      if (!next) return;
      next.element.focus();
      next.element.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    event.preventDefault();
  });
}

function stepAt(view, target) {
  return view.parts.steps.find(({ element }) => element === target);
}

// setStop makes one step that at which the tab key stops.
function setStop(steps, stop) {
  for (const { element } of steps) element.setAttribute("tabindex", element === stop ? "0" : "-1");
}

// keepReachable moves the tab stop if its step is gone.
function keepReachable(steps) {
  const shown = steps.filter(({ element }) => !element.classList.contains("gone"));
  if (shown.length === 0 || shown.some(({ element }) => element.getAttribute("tabindex") === "0")) return;
  setStop(steps, shown[0].element);
}

function neighbor(here, steps, key) {
  const others = steps.filter((other) => other !== here && !other.element.classList.contains("gone"));
  const nearest = (some) => some.sort((a, b) => distance(here, a) - distance(here, b))[0];
  switch (key) {
    case "ArrowRight":
      return nearest(others.filter(({ step }) => step.from === here.step.to));
    case "ArrowLeft":
      return nearest(others.filter(({ step }) => step.to === here.step.from));
    case "ArrowDown":
      return nearest(others.filter(({ y }) => y > here.y));
    case "ArrowUp":
      return nearest(others.filter(({ y }) => y < here.y));
  }
  return undefined;
}

// distance makes steps at the side seem further away than those above or below.
function distance(a, b) {
  return Math.hypot(3 * (a.x - b.x), a.y - b.y);
}
