// A cluster has hundreds of containers that lead to the same few places. Drawn
// one by one they would hide what matters, so places that lead on to the same
// places are drawn as one as soon as there are too many.

// mostPlaces is how many places a person can still take in.
const mostPlaces = 30;

// readable is a drawing of as many of the paths as a person can take in, and
// how many these are.
function readable(all) {
  for (let count = all.length; ; count = Math.ceil(count / 2)) {
    const drawing = merged(all.slice(0, count));
    if (drawing.places.size <= 2 * mostPlaces || count <= 1) return { drawing, count };
  }
}

// merged draws as one what is most alike, until there are few enough places.
function merged(some) {
  const groups = new Map();
  for (;;) {
    const drawing = drawingOf(some, groups);
    const alike = drawing.places.size > mostPlaces ? mostAlike(drawing) : [];
    if (alike.length < 2) return drawing;
    for (const place of alike) {
      for (const member of place.members.keys()) groups.set(member, alike[0].key);
    }
  }
}

// mostAlike are the most places that lead on to the same ones.
function mostAlike(drawing) {
  const places = [...drawing.places.values()].filter((place) => !place.goal);
  const classes = [...Map.groupBy(places, successors(drawing)).values()];
  return classes.reduce((most, some) => (some.length > most.length ? some : most), []);
}

// successors gives a function from a place to the keys of those behind it.
function successors(drawing) {
  const behind = new Map();
  for (const { from, to } of drawing.steps.values()) {
    if (!behind.has(from)) behind.set(from, new Set());
    behind.get(from).add(to);
  }
  return (place) => JSON.stringify([place.starts, [...(behind.get(place.key) ?? [])].sort()]);
}
