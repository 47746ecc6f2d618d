// All about one finding, below its row.

function detail(finding) {
  const about = finding.about;
  return el("div", { class: "detail" },
    el("div", { class: "detail-main" },
      part("Evidence", proofList(finding)),
      about?.description && part("What it means", prose(about.description)),
      about?.attack && part("How an attacker uses it", prose(about.attack)),
      about?.needed && part("When it is needed", prose(about.needed)),
      finding.paths.length > 0 && part("Where it leads", leads(finding))),
    el("div", { class: "detail-side" },
      part("How to fix it", el("div", {}, prose(finding.remediation), finding.fixes.map((fix) => fixControl(fix, `Fix ${fix.order}: ${fix.text}`)))),
      part("In short", facts(finding)),
      about && about.references.length > 0 && part("Read more", references(about))));
}

function part(title, content) {
  return el("section", {}, el("h3", { class: "label", text: title }), content);
}

function proofList(finding) {
  const items = finding.evidence.map((evidence, i) => el("li", {},
    el("code", { text: finding.words.proofs[i] }),
    evidence.command && el("p", { class: "try" }, "try ", el("code", { text: evidence.command }))));
  return el("ul", { class: "plain proofs" }, items);
}

// leads shows the cheapest path through a finding, and says where the others
// are.
function leads(finding) {
  const [first] = finding.paths;
  const others = finding.paths.length - 1;
  const index = first.hops.findIndex((hop) => hop.finding === finding.id);
  const show = () => {
    choosePath(first, index);
    goTo(byID("paths-title"));
  };
  return el("div", {},
    chain(first),
    el("p", {}, others > 0 && `and ${counted(others, "more path")} `, button("Show in the graph", show, { class: "quiet" })));
}

function facts(finding) {
  const { subject, words, about } = finding;
  const controls = Object.entries(about?.frameworks ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, values]) => `${data.frameworks[key] ?? key}: ${values.join(", ")}`);
  return el("dl", { class: "facts stacked" },
    fact("object", objectName(subject), "code"),
    fact("component", subject.component),
    fact("container", (finding.containers ?? [finding.container]).filter((name) => name).join(", ")),
    fact("runs on", words.breadth),
    fact("gives", words.gives),
    fact("owner", words.owner),
    fact("expected", finding.expected ? "yes, this component is known to need it" : ""),
    fact("why here", finding.reason),
    fact("used by", some((finding.workloads ?? []).map(objectName), 5)),
    fact("controls", controls.join("; ")),
    fact("policy", finding.policy, "code"),
    fact("id", finding.id, "code"));
}

function references(policy) {
  return el("ul", { class: "plain" }, policy.references.map(({ url, description }) => el("li", {}, link(url, description || url))));
}
