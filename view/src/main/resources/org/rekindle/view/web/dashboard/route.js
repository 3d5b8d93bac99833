// Which page a hash asks for, and the hash of each page. Names of runs are percent-encoded, because a folder may be
// called anything.

/** @returns {{page: "list" | "run" | "compare" | "unknown", names: string[]}} */
export function routeOf(hash) {
  const parts = decoded(
    hash
      .replace(/^#/, "")
      .split("/")
      .filter((part) => part !== ""),
  );
  if (parts === null) {
    return {page: "unknown", names: []};
  }
  const [page, ...names] = parts;
  if (page === undefined) {
    return {page: "list", names: []};
  }
  if (page === "run" && names.length === 1) {
    return {page, names};
  }
  if (page === "compare" && names.length > 0) {
    return {page, names: [...new Set(names)]};
  }
  return {page: "unknown", names: []};
}

export const listHash = () => "#/";

export const runHash = (name) => `#/run/${encodeURIComponent(name)}`;

export const compareHash = (names) => `#/compare/${names.map(encodeURIComponent).join("/")}`;

/** The parts as they were before they were percent-encoded; null where one never was an encoding. */
function decoded(parts) {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return null;
  }
}
