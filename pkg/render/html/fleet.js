// The reports of several clusters share a page, which shows one of them: that
// which the address names, so that a link leads to it.

const fleet = byID("clusters") && stored("clusters");
const shown = chosenCluster();

// stored is a document that the page holds.
function stored(id) {
  return JSON.parse(byID(id).textContent);
}

// chosenCluster is the position of the cluster in the page.
function chosenCluster() {
  const [, number] = /^#cluster-(\d+)$/.exec(location.hash) ?? [];
  return fleet && number >= 1 && number <= fleet.clusters.length ? number - 1 : 0;
}

function startFleet() {
  if (!fleet) return;
  window.addEventListener("hashchange", () => {
    if (chosenCluster() !== shown && location.hash.startsWith("#cluster-")) location.reload();
  });
  const { place, scope, summary } = fleet.clusters[shown];
  document.title = document.title.replace(fleet.clusters[0].place, () => place);
  document.querySelector("h1").textContent = place;
  document.querySelector(".scope").textContent = scope;
  byID("summary").textContent = summary;
  byID("fleet-section").hidden = false;
  byID("fleet").append(fleetTable());
}

function fleetTable() {
  const audited = fleet.clusters.map((cluster, i) => fleetRow(clusterLink(cluster.place, i), cluster.summary, cluster.scope));
  const others = fleet.gaps.map((gap) => fleetRow(gap.resource, `not audited: ${gap.message}`, ""));
  const heads = ["Cluster", "Findings", "Audited"].map((text) => el("th", { scope: "col", text }));
  return el("div", { class: "list-frame", role: "region", "aria-labelledby": "fleet-title", tabindex: "0" },
    el("table", { class: "list", "aria-labelledby": "fleet-title" }, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, audited, others)));
}

function fleetRow(name, findings, scope) {
  return el("tr", {}, el("th", { scope: "row" }, name), el("td", { text: findings }), el("td", { text: scope }));
}

function clusterLink(name, i) {
  if (i === shown) return el("strong", { text: name, "aria-current": "page" });
  return el("a", { href: `#cluster-${i + 1}`, text: name });
}
