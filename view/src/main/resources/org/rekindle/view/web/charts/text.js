// Texts that have to fit.

/** A text of at most so many characters, an ellipsis standing for the rest. */
export function shorten(text, limit) {
  const characters = Array.from(String(text ?? "").slice(0, 2 * limit + 2));
  return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : characters.join("");
}
