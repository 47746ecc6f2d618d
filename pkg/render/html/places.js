// A drawing is what the graph shows of some paths: places, and the steps from
// one to another that their hops take. Places are known by their words, so
// that paths meet where they share one.

// stepsOf lists the steps of a path between the keys of places. A hop goes on
// from what an earlier hop gave, or from what the start holds. The latter is a
// place of its own, with a step to it, where other paths come by too.
function stepsOf(path, shared) {
  const start = `place ${path.start}`;
  const given = new Map();
  return path.hops.flatMap((hop, index) => {
    const held = !given.has(hop.from) && shared.has(hop.from) && hop.from !== path.start;
    const from = given.get(hop.from) ?? (held ? `place ${hop.from}` : start);
    const to = index === path.hops.length - 1 ? `goal ${path.to}` : `place ${hop.to}`;
    given.set(hop.from, from).set(hop.to, to);
    const step = { from, to, taken: { path, index, hop } };
    if (!held) return [step];
    const holds = { from: path.start, to: hop.from, text: "hold it from the start" };
    return [{ from: start, to: from, taken: { path, index, hop: holds, held } }, step];
  });
}

// sharedPlaces are those that hops give, and those that several starts hold.
function sharedPlaces(some) {
  const shared = new Set(some.flatMap((path) => path.hops.slice(0, -1).map((hop) => hop.to)));
  const holders = new Map();
  for (const path of some) {
    for (const { from } of path.hops) {
      if (holders.has(from) && holders.get(from) !== path.start) shared.add(from);
      holders.set(from, path.start);
    }
  }
  return shared;
}

function keyWords(key) {
  return key.startsWith("goal ") ? goalName(key.slice(5)) : key.slice(6);
}

// drawingOf draws places that groups maps to the same key as one.
function drawingOf(some, groups = new Map()) {
  const drawing = { places: new Map(), steps: new Map() };
  const shared = sharedPlaces(some);
  const group = (key) => groups.get(key) ?? key;
  for (const path of some) {
    for (const { from, to, taken } of stepsOf(path, shared)) {
      addPlace(drawing, group(from), from, path);
      addPlace(drawing, group(to), to, path);
      addStep(drawing, group(from), group(to), taken);
    }
  }
  return drawing;
}

function addPlace(drawing, key, original, path) {
  let place = drawing.places.get(key);
  if (!place) {
    place = { key, members: new Map(), paths: new Set(), starts: false, goal: key.startsWith("goal ") };
    drawing.places.set(key, place);
  }
  place.starts ||= original === `place ${path.start}`;
  place.paths.add(path);
  if (!place.members.has(original)) place.members.set(original, new Set());
  place.members.get(original).add(path);
}

function addStep(drawing, from, to, taken) {
  if (from === to) return;
  const key = JSON.stringify([from, to]);
  if (!drawing.steps.has(key)) drawing.steps.set(key, { key, from, to, taken: [] });
  drawing.steps.get(key).taken.push(taken);
}
