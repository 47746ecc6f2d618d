// The numbers at the top. Each leads to what it counts.

function startSummary() {
  const tiles = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity && !finding.waived).length;
    return tile(count, severity, severityMark(severity), "findings-title", () => showSeverity(severity));
  });
  const open = el("span");
  if (paths.length > 0) {
    tiles.push(tile(open, paths.length === 1 ? "attack path" : "attack paths", null, "paths-title"));
    watch(() => (open.textContent = openPaths().length));
  }
  if (fixes.length > 0) tiles.push(tile(fixes.length, fixes.length === 1 ? "fix to make first" : "fixes to make first", null, "fixes-title"));
  if (report.gaps.length > 0) tiles.push(tile(report.gaps.length, report.gaps.length === 1 ? "gap" : "gaps", null, "gaps-title"));
  byID("tiles").append(...tiles);
  const { tool, policySet } = report.metadata;
  byID("made").append(el("p", { text: `${tool.name} ${tool.version} · ${counted(policySet.count, "policy")} ${policySet.digest}` }));
}

// tile is a number, what it counts, and where that is.
function tile(number, text, mark, target, listener = () => {}) {
  const go = (event) => {
    event.preventDefault();
    listener();
    goTo(byID(target));
  };
  const shown = number instanceof Node ? number : el("span", { text: number });
  shown.classList.add("tile-number");
  return el("a", { class: "tile", href: `#${target}`, on: { click: go } }, shown, el("span", { class: "tile-text" }, mark, text));
}

// goTo brings an element into view and the keyboard to it.
function goTo(element) {
  if (!element.hasAttribute("tabindex") && !element.matches("button, a, input, select")) {
    element.setAttribute("tabindex", "-1");
  }
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "start" });
}
