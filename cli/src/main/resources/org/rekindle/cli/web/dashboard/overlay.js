// One line per run over shared axes, its letter at its end.

const MARGIN = {top: 14, right: 26, bottom: 38, left: 50};
const HEIGHT = 260;
const POINTS_AT_MOST = 40;

/**
 * Draws into the plot, in place of what it held.
 *
 * @param data {series: [{letter, shade, points: [{x, y, low, high}]}], x: {label, isLog, format}, y: {label, domain, isShare, format}}
 */
export function drawOverlay(plot, width, {series, x, y}) {
  const xs = series.flatMap(({points}) => points.map((point) => point.x));
  const scaleX = (x.isLog ? d3.scaleLog() : d3.scaleLinear()).domain(padded(d3.extent(xs), x.isLog)).range([MARGIN.left, width - MARGIN.right]);
  const scaleY = d3.scaleLinear().domain(y.domain).range([HEIGHT - MARGIN.bottom, MARGIN.top]).nice(5).clamp(true);
  const svg = d3.create("svg").attr("viewBox", `0 0 ${width} ${HEIGHT}`).attr("aria-hidden", "true").attr("class", "overlay");
  drawAxes(svg, width, {scaleX, scaleY, x, y, rates: x.isLog ? [...new Set(xs)].sort(d3.ascending) : null});
  series.forEach((one) => drawSeries(svg, one, scaleX, scaleY));
  drawEnds(svg, series, scaleX, scaleY);
  plot.replaceChildren(svg.node());
}

function drawAxes(svg, width, {scaleX, scaleY, x, y, rates}) {
  const ticksX = rates ? apart(rates, scaleX) : scaleX.ticks(Math.max(2, Math.floor(width / 90))).filter(Number.isInteger);
  const writtenY = y.isShare ? y.format : scaleY.tickFormat(5);
  for (const value of scaleY.ticks(5)) {
    const at = scaleY(value);
    svg.append("line").attr("class", "grid").attr("x1", MARGIN.left).attr("x2", width - MARGIN.right).attr("y1", at).attr("y2", at);
    svg.append("text").attr("class", "tick").attr("x", MARGIN.left - 8).attr("y", at).attr("dy", "0.32em").attr("text-anchor", "end").text(writtenY(value));
  }
  for (const value of ticksX) {
    svg.append("text").attr("class", "tick").attr("x", scaleX(value)).attr("y", HEIGHT - MARGIN.bottom + 18).attr("text-anchor", "middle").text(x.format(value));
  }
  svg.append("text").attr("class", "tick").attr("x", (MARGIN.left + width - MARGIN.right) / 2).attr("y", HEIGHT - 4).attr("text-anchor", "middle").text(x.label);
}

function drawSeries(svg, {shade, points}, scaleX, scaleY) {
  const known = points.filter((point) => Number.isFinite(point.y));
  const group = svg.append("g").attr("class", `series run-${shade}`);
  for (const {x, low, high} of known.filter((point) => Number.isFinite(point.low))) {
    group.append("line").attr("class", "interval").attr("x1", scaleX(x)).attr("x2", scaleX(x)).attr("y1", scaleY(low)).attr("y2", scaleY(high));
  }
  const line = d3.line().x((point) => scaleX(point.x)).y((point) => scaleY(point.y));
  group.append("path").attr("class", "line").attr("d", line(known));
  if (known.length > POINTS_AT_MOST) return;
  for (const {x, y} of known) group.append("circle").attr("cx", scaleX(x)).attr("cy", scaleY(y)).attr("r", 3);
}

/** Letters that would cover one another are moved apart. */
function drawEnds(svg, series, scaleX, scaleY) {
  const ends = series
    .map(({letter, shade, points}) => ({letter, shade, end: points.filter((point) => Number.isFinite(point.y)).at(-1)}))
    .filter(({end}) => end)
    .map((one) => ({...one, at: scaleY(one.end.y)}))
    .sort((one, other) => one.at - other.at);
  let free = -Infinity;
  for (const {letter, shade, end, at} of ends) {
    const place = Math.max(at, free);
    free = place + 14;
    svg.append("text").attr("class", `end run-${shade}`).attr("x", scaleX(end.x) + 8).attr("y", place).attr("dy", "0.32em").text(letter);
  }
}

function padded([low, high], isLog) {
  if (low !== high) return [low, high];
  return isLog ? [low / 2, high * 2] : [low, low + 1];
}

/** Of the rates that were tried, those whose labels have room. */
function apart(rates, scale) {
  const kept = [];
  for (const rate of rates) if (kept.length === 0 || scale(rate) - scale(kept.at(-1)) > 44) kept.push(rate);
  return kept;
}
