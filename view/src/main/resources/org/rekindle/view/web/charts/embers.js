// The colours of firing rates. What fires glows, on a scale that is wider at its low end; what never fires is ash:
// a colour outside the scale. Light paper wants the scale the other way round than a dark screen.

const LIGHT = {
  scale: ["#fff8e4", "#ffe4a3", "#fcbf58", "#f28c2b", "#d85514", "#ab2a0c"],
  never: "#2b313b",
  death: "#2f9bd6",
  birth: "#00a878",
};
const DARK = {
  scale: ["#6f2a0f", "#b4480f", "#ec7a1c", "#ffb648", "#ffe9a8"],
  never: "#050608",
  death: "#63bdf0",
  birth: "#3fe0b0",
};
const LEVELS = 1024;
const WIDENED = 0.65;
const dark = matchMedia("screen and (prefers-color-scheme: dark)");

/** The colours of now: {never, death, birth, at(share), packed: Uint32Array by level, level(share)}. */
export function embers() {
  return dark.matches ? night : day;
}

const painters = new WeakMap();
const painted = new Set();

/** Calls back when the colours change, to another theme or to paper, for as long as the element is there. */
export function onEmbersChange(element, callback) {
  painters.set(element, callback);
  painted.add(new WeakRef(element));
}

dark.addEventListener("change", () => {
  for (const each of painted) {
    const element = each.deref();
    if (element) {
      painters.get(element)();
    } else {
      painted.delete(each);
    }
  }
});

const day = palette(LIGHT);
const night = palette(DARK);

function palette({scale, ...signs}) {
  const ramp = d3.piecewise(d3.interpolateLab, scale);
  const packed = new Uint32Array(LEVELS + 1);
  for (let level = 1; level <= LEVELS; level++) {
    packed[level] = pack(ramp(level / LEVELS));
  }
  packed[0] = pack(signs.never);
  return {
    ...signs,
    packed,
    at: (share) => (share === 0 ? signs.never : ramp(share ** WIDENED)),
    level: (share) => (share === 0 ? 0 : Math.max(1, Math.round(share ** WIDENED * LEVELS))),
  };
}

// As ImageData wants it, on the little-endian machines that browsers run on.
function pack(colour) {
  const {r, g, b} = d3.rgb(colour);
  return (255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r);
}
