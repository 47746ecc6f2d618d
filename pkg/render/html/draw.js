// Draws a layout as SVG: text that can be read aloud and printed, and elements
// that take the page's colors.

function drawn(layout, onStep, onPlace) {
  const picture = svg("svg", {
    class: "graph",
    viewBox: `0 0 ${layout.width} ${layout.height}`,
    role: "group",
    "aria-label": "Graph of the attack paths. Arrow keys move between steps.",
  }, arrowHead());
  const steps = layout.steps.map((edge) => drawStep(edge, onStep));
  const boxes = layout.boxes.map((box) => drawBox(box, onPlace));
  picture.append(svg("g", {}, boxes.map((box) => box.element)), svg("g", {}, steps.map((step) => step.element)));
  return { picture, steps, boxes };
}

function arrowHead() {
  const tip = svg("path", { d: "M0 0 L8 4 L0 8 Z", class: "tip" });
  return svg("defs", {}, svg("marker", { id: "tip", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" }, tip));
}

function drawBox({ place, lines, x, y, width, height }, onPlace) {
  const kind = place.goal ? "goal" : place.starts ? "start" : "between";
  const frame = { x: x - width / 2, y: y - height / 2, width, height, rx: place.goal ? 14 : 5 };
  const count = svg("tspan", { class: "count" });
  const text = svg("text", { x: frame.x + boxPadding }, lines.map((line, i) =>
    svg("tspan", { x: place.goal ? x : frame.x + boxPadding, y: frame.y + boxPadding + (i + 0.8) * lineHeight, text: line })));
  if (place.members.size > 1) text.firstChild.append(count);
  const behind = place.members.size > 1 && svg("rect", { ...frame, x: frame.x + 4, y: frame.y + 4, class: "behind" });
  const bar = place.starts && svg("rect", { x: frame.x, y: frame.y + 4, width: 3, height: height - 8, class: "bar" });
  const element = svg("g", { class: `box box-${kind}`, on: { click: () => onPlace(place) } },
    behind, svg("rect", frame), bar, text);
  return { place, element, count };
}

function drawStep({ step, points, x, y, from, to }, onStep) {
  const start = { x: from.x + from.width / 2, y: from.y };
  const end = { x: to.x - to.width / 2, y: to.y };
  const line = curve([start, ...points.slice(1, -1), end]);
  const worst = worstFinding(step);
  const element = svg("g", { class: worst ? "step" : "step structural", role: "button", tabindex: "-1", "aria-label": stepWords(step), on: { click: () => onStep(step) } },
    svg("title", { text: stepWords(step) }),
    svg("path", { class: "grip", d: line }),
    svg("path", { class: "line", d: line, "marker-end": "url(#tip)" }),
    svg("circle", { class: "knob", cx: x, cy: y, r: worst ? 11 : 6 }),
    worst && severityShape(worst.severity, { transform: `translate(${x - 6} ${y - 6})` }));
  return { step, element, x, y };
}

// curve is a smooth line through points that leaves and meets each of them
// horizontally.
function curve(points) {
  const at = (x, y) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const bows = points.slice(1).map(({ x, y }, i) => {
    const before = points[i];
    const middle = (before.x + x) / 2;
    return `C${at(middle, before.y)} ${at(middle, y)} ${at(x, y)}`;
  });
  return `M${at(points[0].x, points[0].y)}${bows.join("")}`;
}

// worstFinding is the most urgent finding behind a step; structure has none.
function worstFinding(step) {
  const all = step.taken.map(({ hop }) => findingByID.get(hop.finding)).filter((finding) => finding);
  return all.sort((a, b) => a.rank - b.rank)[0];
}

function stepWords(step) {
  const [{ hop }] = step.taken;
  const worst = worstFinding(step);
  const texts = [`${hop.from} to ${hop.to}: ${hop.text}`];
  if (worst) texts.push(`${worst.severity} finding`);
  if (step.taken.length > 1) texts.push(`taken by ${step.taken.length} paths`);
  return texts.join(", ");
}
