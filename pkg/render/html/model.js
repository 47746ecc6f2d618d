// The report, with what belongs together linked.

const data = stored(shown === 0 ? "report" : `report-${shown}`);
const report = data.report;
const policies = new Map(report.policies.map((policy) => [policy.id, policy]));

const findings = report.findings.map((finding, i) => ({
  ...finding,
  words: data.words[i],
  about: policies.get(finding.policy),
  paths: [],
  fixes: [],
}));
const findingByID = new Map(findings.map((finding) => [finding.id, finding]));

const paths = report.paths.map((path, index) => ({ ...path, index, start: startName(path.from), goal: goalName(path.to) }));

const fixes = report.fixes.map((fix) => ({ ...fix, resolves: new Set(fix.findings) }));

for (const path of paths) {
  for (const id of new Set(path.hops.map((hop) => hop.finding))) findingByID.get(id)?.paths.push(path);
}
for (const fix of fixes) {
  for (const id of fix.resolves) findingByID.get(id)?.fixes.push(fix);
}
