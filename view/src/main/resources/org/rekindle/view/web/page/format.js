// How numbers are written for people: as the terminal does it (org.rekindle.statistics.Figures), in every locale alike.

const NONE = "–";
const NARROW = "\u202f";

/** Whether there is a number to show. */
export function isNumber(value) {
  return typeof value === "number" && Number.isFinite(value);
}

/** A score or a loss. */
export function score(value) {
  return isNumber(value) ? minus(value.toFixed(4)) : NONE;
}

/** A signed difference. */
export function change(value) {
  if (!isNumber(value)) {
    return NONE;
  }
  const text = value.toFixed(4);
  return Number(text) === 0 ? "0.0000" : minus(value > 0 ? "+" + text : text);
}

/** A share as a percentage: one unit of many is neither rounded away nor rounded up to all. */
export function percent(share) {
  if (!isNumber(share)) {
    return NONE;
  }
  if (share < 0) {
    const size = percent(-share);
    const sign = {"<": ">−", ">": "<−"}[size[0]];
    return sign ? sign + size.slice(1) : "−" + size;
  }
  if (share > 0 && share < 0.001) {
    return `<0.1${NARROW}%`;
  }
  if (share < 1 && share > 0.999) {
    return `>99.9${NARROW}%`;
  }
  const factor = share < 0.1 || share > 0.99 ? 10 : 1;
  return Math.round(share * 100 * factor) / factor + NARROW + "%";
}

/** A learning rate in its shortest form. */
export function rate(value) {
  return isNumber(value) ? String(value).replace("e-", "e−") : NONE;
}

/** A whole number, with commas between thousands. */
export function count(value) {
  return isNumber(value) ? String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",") : NONE;
}

/** A number of no fixed size, to four digits. */
export function number(value) {
  return isNumber(value) ? minus(String(Number(value.toPrecision(4)))) : NONE;
}

/** A short time. */
export function milliseconds(seconds) {
  return isNumber(seconds) ? (seconds * 1e3).toFixed(1) + NARROW + "ms" : NONE;
}

/** A time that one waits. */
export function duration(seconds) {
  if (!isNumber(seconds)) {
    return NONE;
  }
  const whole = Math.round(seconds);
  if (whole < 1) {
    return "under 1 s";
  }
  if (whole < 60) {
    return `${whole} s`;
  }
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** The time that is left; nothing where it is not known. */
export function timeLeft(seconds) {
  if (!isNumber(seconds)) {
    return "";
  }
  return seconds < 1 ? "nearly done" : `about ${duration(seconds)} left`;
}

/** The size of a file. */
export function bytes(value) {
  if (!isNumber(value)) {
    return NONE;
  }
  return value < 1e3 ? `${value} B` : value < 1e6 ? `${(value / 1e3).toFixed(0)} kB` : `${(value / 1e6).toFixed(1)} MB`;
}

/** An interval, each end written by the given function. */
export function interval(range, write = score) {
  return range ? `[${write(range[0])}, ${write(range[1])}]` : NONE;
}

/** A number of things: 1 seed, 5 seeds. */
export function many(value, thing) {
  return `${count(value)} ${thing}${value === 1 ? "" : "s"}`;
}

function minus(text) {
  return text.replace("-", "−");
}
