// What the reader has chosen, and who wants to know.

const state = {
  // chosen are the fixes taken as done.
  chosen: new Set(),
  // path and hop are what the graph and the chain point at; hop is an index.
  path: paths[0] ?? null,
  hop: 0,
};

const watchers = [];

// watch calls a function now and after each change of state.
function watch(watcher) {
  watchers.push(watcher);
  watcher();
}

function change(update) {
  update(state);
  for (const watcher of watchers) watcher();
}

// cutBy has for each path that is cut the chosen fix that does it.
const cutBy = new Map();

// fixOf is the first chosen fix that resolves a finding.
function fixOf(id) {
  return fixes.find((fix) => state.chosen.has(fix) && fix.resolves.has(id));
}

// isCut tells whether the chosen fixes take away a hop of a path.
function isCut(path) {
  return cutBy.has(path);
}

function openPaths() {
  return paths.filter((path) => !isCut(path));
}

function choosePath(path, hop = 0) {
  change((s) => Object.assign(s, { path, hop }));
}

function chooseFix(fix, chosen) {
  chooseFixes(fixes.filter((other) => (other === fix ? chosen : state.chosen.has(other))));
}

function chooseFixes(chosen) {
  change((s) => {
    s.chosen = new Set(chosen);
    cutBy.clear();
    for (const path of paths) {
      const fix = path.hops.map((hop) => hop.finding && fixOf(hop.finding)).find((found) => found);
      if (fix) cutBy.set(path, fix);
    }
  });
}
