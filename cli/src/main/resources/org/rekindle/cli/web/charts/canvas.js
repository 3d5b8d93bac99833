// The sheet that a chart is drawn on, and the axes on it.

/** An empty drawing of that size, in place of the one before; described, unless what holds it is. */
export function sheet(plot, width, height, label = null) {
  const svg = d3.select(plot).selectAll(":scope > svg").data([null]).join((enter) => enter.insert("svg", ":first-child"));
  svg.selectAll("*").remove();
  svg.attr("viewBox", `0 0 ${width} ${height}`).attr("width", width).attr("height", height);
  return label ? svg.attr("role", "img").attr("aria-label", label) : svg.attr("aria-hidden", "true");
}

/** The axis at the bottom: a label for every given value that has room. */
export function bottomAxis(svg, {scale, ticks, y, label, write = String, marked = null}) {
  const axis = svg.append("g").attr("class", "axis x");
  const [from, to] = scale.range();
  axis.append("path").attr("class", "rule").attr("d", `M${from} ${y}H${to}`);
  const tick = axis.selectAll("g").data(ticks).join("g").attr("transform", (value) => `translate(${scale(value)},${y})`);
  tick.append("path").attr("class", "rule").attr("d", "M0 0V5");
  let end = -Infinity;
  const room = new Set(ticks.filter((value) => {
    const half = (write(value).length * 7) / 2 + 4;
    const fits = scale(value) - half > end;
    end = fits ? scale(value) + half : end;
    return fits;
  }));
  tick.filter((value) => room.has(value)).append("text").attr("y", 20).attr("text-anchor", "middle").classed("marked", (value) => value === marked).text(write);
  axis.append("text").attr("class", "title").attr("x", to).attr("y", y + 40).attr("text-anchor", "end").text(label);
}

/** The axis at the left, with a faint line across for each value, its title above it. */
export function leftAxis(svg, {scale, left, right, label, write, count = 5, ticks = scale.ticks(count)}) {
  const axis = svg.append("g").attr("class", "axis y");
  const tick = axis.selectAll("g").data(ticks).join("g").attr("transform", (value) => `translate(0,${scale(value)})`);
  tick.append("path").attr("class", "grid").attr("d", `M${left} 0H${right}`);
  tick.append("text").attr("x", left - 8).attr("dy", "0.34em").attr("text-anchor", "end").text(write);
  axis.append("text").attr("class", "title").attr("x", 0).attr("y", scale.range()[1] - 14).text(label);
}

/** Moves labels apart that would lie on each other: [{y, ...}] with a distance, within the limits. */
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
