// Which findings are shown.

const filter = { text: "", severities: new Set(severities), component: "", leading: false, unresolved: false, fresh: false, unwaived: false };

// fits tells whether a finding is shown: it has every word, in any order.
function fits(finding) {
  return (
    (filter.severities.has(finding.severity) || !severities.includes(finding.severity)) &&
    (filter.component === "" || componentOf(finding) === filter.component) &&
    (!filter.leading || finding.paths.length > 0) &&
    (!filter.fresh || finding.status === "new") &&
    (!filter.unwaived || !finding.waived) &&
    (!filter.unresolved || fixOf(finding.id) === undefined) &&
    filter.text.toLowerCase().split(/\s+/).every((word) => haystack(finding).includes(word)));
}

function componentOf({ subject }) {
  return subject.component || subject.name;
}

// haystack is the text of a finding that is searched.
function haystack(finding) {
  finding.haystack ??= JSON.stringify([
    finding.id, finding.policy, finding.severity, finding.title, finding.message, finding.subject, finding.containers,
    finding.container, finding.words, objectName(finding.subject),
  ]).toLowerCase();
  return finding.haystack;
}

function filterBar(refresh) {
  const set = (key) => (event) => {
    const { type, checked, value } = event.target;
    filter[key] = type === "checkbox" ? checked : value;
    refresh();
  };
  const names = [...new Set(findings.map(componentOf))].sort();
  const search = el("input", { type: "search", id: "search", placeholder: "name, policy, field, …", autocomplete: "off", on: { input: set("text") } });
  const components = choice([["", "all components"], ...names.map((name) => [name, name])], set("component"));
  return el("form", { class: "tools", role: "search", "aria-label": "Filter findings", on: { submit: (event) => event.preventDefault() } },
    labeled("Find", search),
    el("fieldset", {}, el("legend", { class: "unseen", text: "Severity" }), severities.map((severity) => severityBox(severity, refresh))),
    labeled("Component", components),
    paths.length > 0 && tick("on a path", set("leading")),
    fixes.length > 0 && tick("not resolved by chosen fixes", set("unresolved")),
    report.baseline && tick("new since the baseline", set("fresh")),
    findings.some((finding) => finding.waived) && tick("not waived", set("unwaived")),
    button("Reset", () => resetFilter(refresh), { class: "quiet", id: "reset-filter" }));
}

function severityBox(severity, refresh) {
  const box = el("input", { type: "checkbox", checked: true, "data-severity": severity, on: { change: () => {
    if (box.checked) filter.severities.add(severity);
    else filter.severities.delete(severity);
    refresh();
  } } });
  return el("label", { class: "tick" }, box, severityLabel(severity));
}

function tick(text, listener) {
  return el("label", { class: "tick" }, el("input", { type: "checkbox", on: { change: listener } }), el("span", { text }));
}

// setFilter shows all findings, or those of the given severities only.
function setFilter(chosen = severities) {
  Object.assign(filter, { text: "", component: "", leading: false, unresolved: false, fresh: false, unwaived: false, severities: new Set(chosen) });
  const form = byID("findings").querySelector("form");
  form.reset();
  for (const box of form.querySelectorAll("[data-severity]")) box.checked = filter.severities.has(box.dataset.severity);
}

function resetFilter(refresh) {
  setFilter();
  refresh();
}
