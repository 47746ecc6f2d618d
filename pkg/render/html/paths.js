// The attack paths: the graph, the chain of the chosen path, and a list of all.

function startPaths() {
  byID("paths-section").hidden = false;
  if (paths.length === 0) {
    const doubt = report.gaps.length > 0 ? ", but not everything was seen: this is not a pass" : "";
    byID("paths").append(el("p", { text: `No path leads from a system container or a node to a goal${doubt}.` }));
    return;
  }
  const graph = el("div", { class: "graph-side" });
  const panel = el("div", { class: "panel", role: "region", "aria-label": "Chosen path" });
  byID("paths").append(el("div", { class: "paths-grid" }, graph, panel), pathList());
  startGraph(graph);
  watch(panelWriter(panel));
}

// panelWriter writes the panel anew if another path or hop is chosen, and keeps
// the keyboard where it was.
function panelWriter(panel) {
  let shown = "";
  return () => {
    const key = `${state.path.index} ${state.hop}`;
    if (key === shown) return;
    shown = key;
    const inside = panel.contains(document.activeElement);
    const onHop = (index) => choosePath(state.path, index);
    panel.replaceChildren(
      el("h3", {}, `Path ${state.path.index + 1} of ${paths.length} `, pathFate(state.path)),
      el("p", { class: "note", text: `${counted(state.path.hops.length, "hop")}, cost ${state.path.cost}` }),
      nodesNote(state.path.from),
      chain(state.path, onHop));
    const chosen = panel.querySelector(".hop.chosen");
    if (chosen) panel.scrollTop = Math.max(0, chosen.offsetTop - panel.clientHeight / 2);
    if (inside) chosen?.querySelector("button").focus();
  };
}

function nodesNote({ nodes = [] }) {
  return nodes.length > 0 ? el("p", { class: "note", text: `any of ${counted(nodes.length, "node")}: ${some(nodes, 4)}` }) : "";
}

function pathList() {
  const rows = paths.map(pathRow);
  const head = ["Start", "Leads to", "Hops", "Cost", "With the chosen fixes"].map((text, i) =>
    el("th", { scope: "col", class: i === 2 || i === 3 ? "number" : "", text }));
  const table = el("table", { class: "list" }, el("caption", { class: "unseen", text: "All attack paths, cheapest first" }),
    el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows.map(({ row }) => row)));
  watch(() => {
    for (const { path, row, pick } of rows) {
      row.classList.toggle("gone", isCut(path));
      row.classList.toggle("chosen", path === state.path);
      pick.setAttribute("aria-pressed", path === state.path);
    }
  });
  return el("div", { class: "list-frame", role: "region", "aria-label": "List of attack paths", tabindex: "0" }, table);
}

function pathRow(path) {
  const pick = button(path.start, () => choosePath(path), { class: "pick" });
  const row = el("tr", { class: "path-row" },
    el("th", { scope: "row" }, pick, path.from.component && el("span", { class: "aside", text: path.from.component })),
    el("td", { text: path.goal }),
    el("td", { class: "number", text: path.hops.length }),
    el("td", { class: "number", text: path.cost }),
    el("td", {}, pathFate(path)));
  return { path, row, pick };
}
