// Each severity has a shape of its own, so that nobody needs to see its color.

const shapes = {
  critical: "M6 0 L12 6 L6 12 L0 6 Z",
  high: "M6 0.8 L12 11.4 L0 11.4 Z",
  medium: "M1 1 H11 V11 H1 Z",
  low: "M6 1.7 A4.3 4.3 0 1 1 5.99 1.7 Z",
};

function severityShape(severity, properties = {}) {
  return svg("path", { class: `mark mark-${severity}`, d: shapes[severity] ?? shapes.low, ...properties });
}

function severityMark(severity) {
  return svg("svg", { class: "mark-box", viewBox: "0 0 12 12", "aria-hidden": "true" }, severityShape(severity));
}

function severityLabel(severity) {
  return el("span", { class: `severity severity-${severity}` }, severityMark(severity), el("span", { text: severity }));
}
