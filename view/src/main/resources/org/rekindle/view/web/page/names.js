// What things are called: the ids of the documents in plain words, those of remedies, changes and causes by their
// definitions (view.definitions). An id that is not known is shown as it is.

import {title} from "../charts/series.js";
import {meaning} from "./terms.js";

const SCORES = {accuracy: "accuracy", balanced_accuracy: "balanced accuracy", roc_auc: "ROC AUC", r2: "R²"};

/** An activation's title: ReLU. */
export function activation(id) {
  return title(id) ?? plain(id);
}

/** What was done to a sick run. */
export function remedy(id) {
  return described(`remedy_${id}`) ?? plain(id);
}

/** What was changed in a repeated run. */
export function intervention(id) {
  return described(`intervention_${id}`) ?? plain(id);
}

/** Why units die. */
export function cause(id) {
  return described(`cause_${id}`) ?? plain(id);
}

/** A score's name. */
export function scoreName(view) {
  return own(SCORES, view.score_name) ?? plain(view.score_name ?? "score");
}

/** What gains are gains in: of a loss, the share of it that is gone. */
export function gainName(view) {
  return view.watched?.gain ?? scoreName(view);
}

/** A verdict, a status or another id as words: stuck_negative becomes stuck negative. */
export function plain(id) {
  return String(id ?? "").replaceAll("_", " ");
}

/** The first letter large. */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// A definition says what kind of thing it is before a colon: "Remedy: recycle the dead units."
function described(id) {
  const text = meaning(id);
  return text?.slice(text.indexOf(": ") + (text.includes(": ") ? 2 : 1)).replace(/\.$/, "");
}

function own(words, id) {
  return Object.hasOwn(words, id) ? words[id] : null;
}
