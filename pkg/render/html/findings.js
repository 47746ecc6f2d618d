// The table of findings. Each has a row, and below it all about the finding
// once it is opened.

const columns = [
  { name: "#", key: (finding) => finding.rank, number: true },
  { name: "Severity", key: (finding) => severities.indexOf(finding.severity) },
  { name: "Component", key: (finding) => [componentOf(finding), finding.subject.namespace ?? "", finding.subject.name].join(" ") },
  { name: "Finding", key: (finding) => `${finding.policy} ${finding.message}` },
  { name: "Evidence", key: (finding) => finding.words.evidence },
  { name: "Leads to", key: (finding) => (finding.reaches ? `${finding.reaches.hops} ${finding.reaches.goal}` : "~") },
  { name: "Nodes", key: (finding) => -finding.nodes, number: true },
];

const table = { rows: new Map(), body: null, count: null, order: { column: columns[0], down: false } };

function startFindings() {
  if (findings.length === 0) {
    byID("findings").append(byID("summary"));
    return;
  }
  table.body = el("tbody", { role: "rowgroup" });
  table.count = el("p", { class: "note", role: "status", id: "count" });
  for (const finding of findings) table.rows.set(finding, row(finding));
  byID("findings").append(filterBar(refreshFindings), table.count, findingTable());
  sortFindings();
  watch(refreshFindings);
}

function findingTable() {
  const heads = columns.map((column) => {
    const head = el("th", { scope: "col", role: "columnheader", class: column.number ? "number" : "" },
      button(column.name, () => sortBy(column), column.name === "#" ? { "aria-label": "Rank" } : {}));
    column.head = head;
    return head;
  });
  return el("table", { class: "findings", role: "table" },
    el("caption", { class: "unseen", text: "Findings, most urgent first unless sorted otherwise" }),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)), table.body);
}

function sortBy(column) {
  table.order = { column, down: table.order.column === column && !table.order.down };
  sortFindings();
}

function sortFindings() {
  const { column, down } = table.order;
  const sign = down ? -1 : 1;
  const compare = (a, b) => {
    const [x, y] = [column.key(a), column.key(b)];
    return x === y ? a.rank - b.rank : sign * (x < y ? -1 : 1);
  };
  table.body.append(...[...findings].sort(compare).flatMap((finding) => table.rows.get(finding).elements()));
  for (const { head } of columns) head.removeAttribute("aria-sort");
  column.head.setAttribute("aria-sort", down ? "descending" : "ascending");
}

function refreshFindings() {
  let shown = 0;
  for (const [finding, { show, line }] of table.rows) {
    const visible = fits(finding);
    show(visible);
    line.classList.toggle("gone", fixOf(finding.id) !== undefined);
    if (visible) shown++;
  }
  table.count.textContent = `${shown} of ${counted(findings.length, "finding")} shown`;
}

function showSeverity(severity) {
  if (!table.body) return;
  setFilter([severity]);
  refreshFindings();
}

// showFinding opens a finding, whatever the filter says.
function showFinding(finding) {
  if (!fits(finding)) {
    setFilter();
    refreshFindings();
  }
  const { open, opener, line } = table.rows.get(finding);
  open(true);
  opener.focus({ preventScroll: true });
  line.scrollIntoView({ block: "start" });
}
