// What stands beside the findings: what only the baseline has, waivers, what
// could not be seen, and what was audited.

function startLists() {
  const { resolved = [], waivers = [], gaps, components } = report;
  showList("resolved", resolved.map(resolvedCells), ["Severity", "Object", "Finding", "Status"],
    "Findings of the earlier audit that this one does not have. Those of unknown status may still be there: this audit did not look everywhere that the earlier one did.");
  showList("waivers", waivers.map(waiverCells), ["Policy", "Object", "State", "Findings", "Accepted by", "Until", "Why", "Place"],
    "Findings that somebody accepts for a time. A waiver that has expired or matches nothing accepts nothing.");
  showList("gaps", gaps.map(gapCells), ["What", "Why", "Message", "Place"],
    "Not read or not evaluated, so nothing is known about it. Silence here is not a pass.");
  showList("components", components.map(componentCells), ["Component", "Workload", "Class", "Why", "Owner", "Pods", "Nodes"],
    "Every workload that was audited, and why it counts as part of the system.");
}

// showList fills a section of the page, which stays away without rows.
function showList(id, rows, heads, lead) {
  if (rows.length === 0) return;
  byID(`${id}-section`).hidden = false;
  const cells = (texts) => texts.map((text) => el("td", { class: typeof text === "number" ? "number" : "", text }));
  byID(id).append(
    el("p", { class: "lead", text: lead }),
    el("div", { class: "list-frame", role: "region", "aria-labelledby": `${id}-title`, tabindex: "0" },
      el("table", { class: "list", "aria-labelledby": `${id}-title` },
        el("thead", {}, el("tr", {}, heads.map((text) => el("th", { scope: "col", text })))),
        el("tbody", {}, rows.map((texts) => el("tr", {}, cells(texts)))))));
}

function resolvedCells({ severity, subject, message, status }) {
  return [severity, objectName(subject), message, status];
}

function waiverCells(waiver) {
  const { policy, subject, state: use, findings: count, owner, expires, reason } = waiver;
  return [policy, objectName(subject), use, count, owner, expires, reason, placeOf(waiver)];
}

function gapCells(gap) {
  const times = gap.count > 1 ? ` (${gap.count} times)` : "";
  return [qualified(gap.namespace, gap.resource ?? gap.kind), gap.reason, gap.message + times, placeOf(gap)];
}

function componentCells(component) {
  const { namespace, workload: name, kind, owner } = component;
  const why = component.signals.map(({ signal, detail = "" }) => `${signal} ${detail}`.trim()).join(", ");
  return [component.name, objectName({ kind, namespace, name }), component.class, why,
    `${owner.kind} ${owner.detail ?? ""}`.trim(), component.pods, component.nodes];
}

function placeOf({ file = "", line }) {
  return line ? `${file}:${line}` : file;
}
