// Layers of a deep network in few groups, by the paths of their modules: a chart of three hundred lines shows nothing.

/** The most lines or bars that a chart shows. */
export const MOST_GROUPS = 20;

/**
 * Groups of layers, in their order: [{title, layers: [name]}]. Each layer is a group of its own where there are few;
 * otherwise the deepest level of the paths that gives few groups, or else as many neighbours as it takes.
 */
export function layerGroups(names) {
  if (names.length <= MOST_GROUPS) {
    return names.map((name) => ({title: name, layers: [name]}));
  }
  const found = byPath(names);
  if (!found) {
    return neighbours(names);
  }
  const common = sharedPath([...found.keys()]);
  return [...found].map(([path, layers]) => ({title: titled(path.slice(common), layers), layers}));
}

/** What a chart of groups says of itself; null where each layer has its own line. */
export function groupNote(names) {
  return names.length <= MOST_GROUPS
    ? null
    : `${names.length} layers are shown in ${layerGroups(names).length} groups, by the path of their module, with how many are in each; the numbers have every layer.`;
}

function byPath(names) {
  const paths = names.map((name) => name.split("."));
  const deepest = d3.max(paths, (path) => path.length);
  let best = null;
  for (let level = 1; level < deepest; level++) {
    const groups = d3.group(names, (name) => name.split(".").slice(0, level).join("."));
    if (groups.size > MOST_GROUPS) {
      break;
    }
    // Of levels with the same groups the first has the shortest names.
    best = groups.size > (best?.size ?? 1) ? groups : best;
  }
  return best;
}

// How many characters all paths begin with, up to a dot: they tell nothing apart.
function sharedPath(paths) {
  const parts = paths.map((path) => path.split("."));
  const same = (at) => parts.every((path) => path.length > at + 1 && path[at] === parts[0][at]);
  let length = 0;
  for (let at = 0; same(at); at++) {
    length += parts[0][at].length + 1;
  }
  return length;
}

function titled(path, layers) {
  return layers.length === 1 ? path : `${path} (${layers.length})`;
}

function neighbours(names) {
  const each = Math.ceil(names.length / MOST_GROUPS);
  return d3.range(0, names.length, each).map((start) => {
    const layers = names.slice(start, start + each);
    return {title: `layers ${start + 1}–${start + layers.length}`, layers};
  });
}
