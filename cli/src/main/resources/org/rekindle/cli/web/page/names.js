// What things are called: the ids of the documents in plain words. An id that is not known is shown as it is.

const ACTIVATIONS = {relu: "ReLU", leaky_relu: "Leaky ReLU", prelu: "PReLU", elu: "ELU", selu: "SELU", gelu: "GELU", silu: "SiLU"};

const CHANGES = {
  standardized_inputs: "inputs standardised",
  no_weight_decay: "no weight decay",
  he_zero_bias: "He initialization, zero biases",
  smaller_learning_rate: "a tenth of the learning rate",
  much_smaller_learning_rate: "a hundredth of the learning rate",
  carry_on: "carry on unchanged",
  reset_random: "reset as many random units",
  recycle: "recycle the dead units",
  go_back: "go back to the last healthy state, with a tenth of the rate",
  stop_decay: "go back to the last healthy state, without weight decay",
  standardize: "standardise the inputs, and start anew",
};

const CAUSES = {
  none: "nothing: the network is healthy",
  initialization: "the weights and biases that training started from",
  learning_rate: "updates that are too large",
  bias_drift: "a slow slide of z below 0",
  input_scale: "inputs that are not standardised",
  regularization: "weight decay that takes the weights away",
  upstream: "a dead layer below: nothing arrives any more",
  unknown: "not found: no experiment averted the deaths",
};

const SCORES = {accuracy: "accuracy", r2: "R²"};

/** An activation's title: ReLU. */
export function activation(id) {
  return own(ACTIVATIONS, id) ?? plain(id);
}

/** What was changed in a repeated run, or done to a sick one. */
export function remedy(id) {
  const text = String(id);
  if (text.startsWith("swap_")) {
    return "swap the activation for " + activation(text.slice(5));
  }
  if (text.startsWith("start_anew_")) {
    return "start anew with " + text.slice(11);
  }
  return own(CHANGES, text) ?? plain(text);
}

/** Why units die. */
export function cause(id) {
  return own(CAUSES, id) ?? plain(id);
}

/** A score's name. */
export function scoreName(view) {
  return own(SCORES, view.score_name) ?? plain(view.score_name ?? "score");
}

/** A verdict, a status or another id as words: stuck_negative becomes stuck negative. */
export function plain(id) {
  return String(id ?? "").replaceAll("_", " ");
}

/** The first letter large. */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function own(words, id) {
  return Object.hasOwn(words, id) ? words[id] : null;
}
