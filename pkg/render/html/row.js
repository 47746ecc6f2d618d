// row is a finding's line in the table. What it unfolds is made when it is
// opened first.
function row(finding) {
  let unfolded = null;
  const open = (wanted) => {
    if (wanted && !unfolded) {
      unfolded = el("tr", { class: "unfolded", role: "row" }, el("td", { colspan: columns.length, role: "cell" }, detail(finding)));
      line.after(unfolded);
    }
    if (unfolded) unfolded.hidden = !wanted || line.hidden;
    opener.setAttribute("aria-expanded", String(wanted));
  };
  const isOpen = () => opener.getAttribute("aria-expanded") === "true";
  const opener = button(finding.message, () => open(!isOpen()), { class: "opener", "aria-expanded": "false" });
  const line = findingLine(finding, opener);
  const show = (visible) => {
    line.hidden = !visible;
    if (unfolded) unfolded.hidden = !visible || !isOpen();
  };
  return { line, open, opener, show, elements: () => (unfolded ? [line, unfolded] : [line]) };
}

function findingLine(finding, opener) {
  const { subject, reaches, words } = finding;
  return el("tr", { class: "finding", role: "row", id: `finding-${finding.rank}` },
    cell("number rank", finding.rank),
    cell("", severityLabel(finding.severity)),
    cell("", el("span", { class: "name", text: subject.name }), el("span", { class: "aside", text: [subject.component, subject.namespace, subject.kind].filter((text) => text).join(" · ") })),
    cell("message", opener, findingFate(finding), notes(finding).map((text) => el("span", { class: "aside", text }))),
    cell("evidence", el("code", { text: words.evidence })),
    cell("leads", reaches && el("span", { text: goalName(reaches.goal) }), reaches && el("span", { class: "aside", text: counted(reaches.hops, "hop") })),
    cell("number", el("span", { text: finding.nodes || "" })));
}

// notes are what a reader should know before opening a finding.
function notes({ expected, status, waived }) {
  return [
    expected && "expected for this component",
    status && status !== "unchanged" && `${status} since the baseline`,
    waived && `waived until ${waived.expires} by ${waived.owner}: ${waived.reason}`,
  ].filter((text) => text);
}

function cell(classes, ...content) {
  return el("td", { class: classes, role: "cell" }, content);
}
