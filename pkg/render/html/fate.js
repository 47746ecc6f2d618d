// What the chosen fixes make of findings and paths, wherever these are shown.

function findingFate(finding) {
  return settled(el("span", { class: "fate", "data-finding": finding.id }));
}

function pathFate(path) {
  return settled(el("span", { class: "fate", "data-path": path.index }));
}

function settled(element) {
  const { finding, path } = element.dataset;
  const fix = finding !== undefined ? fixOf(finding) : cutBy.get(paths[path]);
  const verb = finding !== undefined ? "resolved" : "cut";
  element.textContent = fix ? `${verb} by fix ${fix.order}` : "";
  return element;
}

function startFates() {
  watch(() => {
    for (const element of document.querySelectorAll(".fate")) settled(element);
    for (const box of document.querySelectorAll("input[data-fix]")) box.checked = state.chosen.has(fixes[box.dataset.fix]);
  });
}
