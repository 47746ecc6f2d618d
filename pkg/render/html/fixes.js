// The changes that are worth most. Taking one as done takes its paths away
// everywhere on the page.

function startFixes() {
  if (fixes.length === 0) return;
  byID("fixes-section").hidden = false;
  const all = button("Take all as done", () => toggleAll());
  byID("fixes").append(
    el("p", { class: "lead", text: cutWords() }),
    el("ol", { class: "fixes" }, fixes.map(fixItem)),
    el("div", { class: "meter-row" }, meter(), all),
  );
  watch(() => (all.textContent = state.chosen.size === fixes.length ? "Take none as done" : "Take all as done"));
}

function toggleAll() {
  chooseFixes(state.chosen.size === fixes.length ? [] : fixes);
}

function fixItem(fix) {
  return el(
    "li",
    {},
    fixControl(fix, fix.text),
    el("dl", { class: "facts" }, fact("change", objectName(fix.change), "code"), fact("owner", fix.owner)),
    el("p", { class: "cuts" }, cutsWords(fix)),
    el("details", {}, el("summary", { text: `resolves ${counted(fix.resolves.size, "finding")}` }), resolvedList(fix)),
  );
}

function cutsWords({ cuts, of, goal = "cluster-admin" }) {
  if (cuts === 0) return "needed together with others";
  return ["cuts ", el("strong", { text: `${cuts} of ${of}` }), ` paths to ${goal}`];
}

function resolvedList(fix) {
  const items = [...fix.resolves].map((id) => el("li", {}, findingLink(findingByID.get(id), id)));
  return el("ul", { class: "plain" }, items);
}

// fixControl is a checkbox that takes a fix as done. There may be several of
// one fix on the page.
function fixControl(fix, text, title) {
  const box = el("input", { type: "checkbox", "data-fix": fixes.indexOf(fix), on: { change: () => chooseFix(fix, box.checked) } });
  box.checked = state.chosen.has(fix);
  return el("label", { class: "fix", title }, box, el("span", { text }));
}

function fact(name, value, tag = "span") {
  if (!value) return null;
  return el("div", {}, el("dt", { text: name }), el("dd", {}, el(tag, { text: value })));
}

function meter() {
  const bar = el("progress", { max: paths.length, "aria-hidden": "true" });
  const text = el("span", { id: "left", role: "status" });
  watch(() => {
    const left = openPaths().length;
    bar.value = left;
    text.textContent = `${left} of ${counted(paths.length, "path")} left`;
  });
  return el("div", { class: "meter" }, bar, text);
}

// cutWords says what the fixes do together, and how sure that is.
function cutWords() {
  const advice = "Take a fix as done to see which paths it cuts.";
  const cut = report.cut;
  if (!cut) return advice;
  const goal = cut.goal ?? "cluster-admin";
  const result = cut.complete ? `Together they cut every path to ${goal} that a change can cut.` : `${counted(cut.remaining, "path")} to ${goal} would remain.`;
  const size = cut.smallest ? "No cheaper set does as much." : `The set costs ${cut.cost}; none can cost less than ${cut.bound}.`;
  const proof = cut.verified ? "The audit was run again with them applied, and agrees." : "";
  const inherent = cut.inherent > 0 ? `${counted(cut.inherent, "start")} cannot be kept from it by any change.` : "";
  return [result, size, proof, inherent, advice].filter((text) => text !== "").join(" ");
}
