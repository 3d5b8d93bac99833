// The lives of a layer's units, ready to be drawn: rates unpacked, units in an order that shows structure, deaths and
// births found.

const FULL = 65535;
const unpacked = new WeakMap();

/** A layer's units in drawing order: {layer, units: [{unit, verdict, rates: Uint16Array, died: first epoch of the
 * silence it ended in, deaths: [epoch], births: [epoch], ...}], epochs, silent: [units silent in each epoch]}. */
export function livesOf(layer, epochs) {
  let lives = unpacked.get(layer);
  if (!lives) {
    const units = layer.units.map((unit) => life(unit, epochs)).sort(order);
    lives = {
      layer: layer.layer,
      units,
      epochs,
      silent: d3.range(epochs + 1).map((epoch) => d3.sum(units, (unit) => unit.rates[epoch] === 0)),
    };
    unpacked.set(layer, lives);
  }
  return lives;
}

/** A rate as a share: exactly 0 for never and exactly 1 for always. */
export function share(packed) {
  return packed / FULL;
}

function life(unit, epochs) {
  const rates = unpack(unit.rates, epochs + 1);
  const last = rates.findLastIndex((rate) => rate > 0);
  const later = d3.range(1, rates.length);
  return {
    ...unit,
    rates,
    died: last === rates.length - 1 ? null : last + 1,
    deaths: later.filter((epoch) => rates[epoch] === 0 && rates[epoch - 1] > 0),
    births: later.filter((epoch) => rates[epoch] > 0 && rates[epoch - 1] === 0),
    mean: d3.mean(rates),
  };
}

// Big-endian, whatever the machine's order is.
function unpack(text, length) {
  const bytes = atob(text ?? "");
  return Uint16Array.from({length}, (_, index) => (bytes.charCodeAt(2 * index) << 8) | bytes.charCodeAt(2 * index + 1));
}

// Those that fire to the end first, the liveliest on top; below them those that fell silent, the latest first.
function order(a, b) {
  const late = (life) => life.died ?? Infinity;
  return (late(b) === late(a) ? 0 : late(b) - late(a)) || b.mean - a.mean || a.unit - b.unit;
}
