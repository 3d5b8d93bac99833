// The sheet that a chart is drawn on, and the axes on it.

/** An empty drawing of that size, in place of the one before; described, unless what holds it is. */
export function sheet(plot, width, height, label = null) {
  const svg = d3
    .select(plot)
    .selectAll(":scope > svg")
    .data([null])
    .join((enter) => enter.insert("svg", ":first-child"));
  svg.selectAll("*").remove();
  dress(svg, {viewBox: `0 0 ${width} ${height}`, width, height});
  return label ? dress(svg, {role: "img", "aria-label": label}) : dress(svg, {"aria-hidden": "true"});
}

/** Sets attributes of a selection; values may be functions of its data. */
export function dress(selection, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    selection.attr(name, value);
  }
  return selection;
}

/** Appends an element with attributes, and text where it is given, to every element of a selection. */
export function put(parents, tag, attributes = {}, text = null) {
  const added = dress(parents.append(tag), attributes);
  return text == null ? added : added.text(text);
}

/** Appends an element with attributes for every piece of data. */
export function putEach(parent, data, tag, attributes) {
  return dress(parent.append("g").selectAll(tag).data(data).join(tag), attributes);
}

/** The axis at the bottom: a label for every given value that has room. */
export function bottomAxis(svg, {scale, ticks, y, label, write = String, marked = null}) {
  const axis = put(svg, "g", {class: "axis x"});
  const [from, to] = scale.range();
  put(axis, "path", {class: "rule", d: `M${from} ${y}H${to}`});
  const tick = putEach(axis, ticks, "g", {transform: (value) => `translate(${scale(value)},${y})`});
  put(tick, "path", {class: "rule", d: "M0 0V5"});
  const room = roomy(ticks, scale, write);
  const labelled = tick.filter((value) => room.has(value));
  put(
    labelled,
    "text",
    {y: 20, "text-anchor": "middle", class: (value) => (value === marked ? "marked" : null)},
    write,
  );
  put(axis, "text", {class: "title", x: to, y: y + 40, "text-anchor": "end"}, label);
}

// The values whose labels do not lie on the one before.
function roomy(ticks, scale, write) {
  let end = -Infinity;
  const fitting = ticks.filter((value) => {
    const half = (write(value).length * 7) / 2 + 4;
    const fits = scale(value) - half > end;
    end = fits ? scale(value) + half : end;
    return fits;
  });
  return new Set(fitting);
}

/** The axis at the left, with a faint line across for each value, its title above it. */
export function leftAxis(svg, {scale, left, right, label, write = scale.tickFormat(5), ticks = scale.ticks(5)}) {
  const axis = put(svg, "g", {class: "axis y"});
  const tick = putEach(axis, ticks, "g", {transform: (value) => `translate(0,${scale(value)})`});
  put(tick, "path", {class: "grid", d: `M${left} 0H${right}`});
  put(tick, "text", {x: left - 8, dy: "0.34em", "text-anchor": "end"}, write);
  put(axis, "text", {class: "title", x: 0, y: scale.range()[1] - 14}, label);
}

/** Faint lines upwards from values of a scale. */
export function uprights(svg, ticks, scale, top, bottom) {
  putEach(svg, ticks, "path", {class: "grid", d: (value) => `M${scale(value)} ${top}V${bottom}`});
}

/** A horizontal interval with strokes at its ends, as a path. */
export function span(low, high, y) {
  return `M${low} ${y}H${high}M${low} ${y - 5}v10M${high} ${y - 5}v10`;
}

/** Moves labels apart that would lie on each other: [{y, ...}] get {at}, a distance from the next, within the limits. */
export function apart(labels, distance, top, bottom) {
  const sorted = labels.slice().sort((a, b) => a.y - b.y);
  let end = top - distance;
  for (const label of sorted) {
    label.at = Math.max(label.y, end + distance);
    end = label.at;
  }
  let limit = bottom;
  for (const label of sorted.reverse()) {
    label.at = Math.min(label.at, limit);
    limit = label.at - distance;
  }
  return labels;
}
