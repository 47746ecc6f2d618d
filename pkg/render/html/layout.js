// Where everything of a drawing stands: dagre places the boxes, whose sizes
// come from the words in them.

const boxWidth = 190;
const lineHeight = 15;
const boxPadding = 10;
const font = "12px system-ui, sans-serif";

function layoutOf(drawing) {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 14, edgesep: 12, ranksep: 46, marginx: 10, marginy: 10 });
  const ids = new Map([...drawing.places.keys()].map((key, i) => [key, String(i)]));
  const [plain, bold] = [measurer(font), measurer(`bold ${font}`)];
  for (const place of drawing.places.values()) {
    const lines = boxLines(place, place.goal ? bold : plain);
    graph.setNode(ids.get(place.key), { place, lines, width: boxWidth, height: lines.length * lineHeight + 2 * boxPadding });
  }
  for (const step of drawing.steps.values()) {
    graph.setEdge(ids.get(step.from), ids.get(step.to), { step, width: 24, height: 24, labelpos: "c" });
  }
  dagre.layout(graph);
  return {
    width: graph.graph().width,
    height: graph.graph().height,
    boxes: graph.nodes().map((id) => graph.node(id)),
    steps: graph.edges().map((edge) => ({ ...graph.edge(edge), from: graph.node(edge.v), to: graph.node(edge.w) })),
  };
}

function measurer(font) {
  const context = document.createElement("canvas").getContext("2d");
  context.font = font;
  return (text) => context.measureText(text).width;
}

// boxLines are the lines of a box: the words of its place, or of the first few
// places of a group. Nothing is cut, for names tell things apart by their ends.
function boxLines(place, measure) {
  const names = [...place.members.keys()].map(keyWords);
  if (names.length === 1) return wrapped(names[0], measure);
  const most = names.length === 3 ? 3 : 2;
  const shown = names.slice(0, most).flatMap((name) => wrapped(name, measure));
  const more = names.length > most ? [`and ${names.length - most} more`] : [];
  return ["", ...shown, ...more];
}

// wrapped breaks a text into lines that fit into a box, between words where
// that is possible.
function wrapped(text, measure) {
  const lines = [];
  const most = boxWidth - 2 * boxPadding;
  let line = "";
  for (const piece of text.split(/(?<=[\s/.:,-])/u)) {
    if (line !== "" && measure((line + piece).trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
    while (measure(line.trimEnd()) > most) {
      const end = fitting(line, most, measure);
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  return [...lines, line.trimEnd()];
}

// fitting is how many characters of a text fit, at least one.
function fitting(text, most, measure) {
  let end = 1;
  while (end < text.length && measure(text.slice(0, end + 1)) <= most) end++;
  return end;
}
