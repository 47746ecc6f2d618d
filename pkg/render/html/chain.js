// A path as a vertical chain: places, and between them the hops with the
// finding that makes each possible and the object to change.

function chain(path, onHop) {
  const items = path.hops.flatMap((hop, index) => [
    el("li", { class: "place" }, el("span", { text: placeBefore(path, index) })),
    hopItem(path, hop, index, onHop),
  ]);
  const end = el("li", { class: "place place-goal" }, el("strong", { text: path.goal }));
  return el("ol", { class: "chain" }, items, end);
}

// placeBefore is what the hop before gave, or the start.
function placeBefore(path, index) {
  return index === 0 ? path.start : path.hops[index - 1].to;
}

// means is what a hop goes on from, if it is not what the hop before gave. That
// a container gives code in itself goes without saying.
function means(path, hop, index) {
  if (hop.from === placeBefore(path, index) || (index === 0 && hop.from.startsWith("code in container "))) return null;
  return el("p", { class: "note", text: `with ${hop.from}` });
}

function hopItem(path, hop, index, onHop) {
  const finding = findingByID.get(hop.finding);
  const chosen = onHop && index === state.hop;
  const head = onHop
    ? button(hop.text, () => onHop(index), { class: "hop-head", "aria-pressed": String(chosen) })
    : el("p", { class: "hop-head", text: hop.text });
  return el("li", { class: `hop${finding ? "" : " structural"}${chosen ? " chosen" : ""}` },
    means(path, hop, index),
    head,
    finding ? hopFinding(finding) : el("p", { class: "note", text: hop.finding ? `finding ${hop.finding} is not in this report` : "how the cluster is built; no finding" }),
    hop.change && el("p", { class: "change" }, "change ", el("code", { text: objectName(hop.change) })),
    finding?.fixes.map((fix) => fixControl(fix, `Fix ${fix.order}: ${fix.text}`)));
}

function hopFinding(finding) {
  return el("p", { class: "hop-finding" }, severityMark(finding.severity), findingLink(finding), " ", findingFate(finding));
}

// findingLink leads to a finding of the table.
function findingLink(finding, id) {
  if (!finding) return el("code", { text: id });
  const go = (event) => {
    event.preventDefault();
    showFinding(finding);
  };
  return el("a", { href: `#finding-${finding.rank}`, text: finding.message, "aria-label": `${finding.severity} finding: ${finding.message}`, on: { click: go } });
}
