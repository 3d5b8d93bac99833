// What the colours and ticks of the life lines mean.

import {embers, onEmbersChange} from "../charts/embers.js";
import {element} from "./dom.js";
import {percent} from "./format.js";
import {term} from "./terms.js";

const STOPS = [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 1];

/** The key, in the colours of the theme. */
export function lifeKey() {
  const never = element("span", {class: "patch"});
  const steps = STOPS.map(() => element("span", {class: "step"}));
  const death = element("span", {class: "tick"});
  const birth = element("span", {class: "tick"});
  const edge = (from, sign, to) => `linear-gradient(90deg, ${from} 45%, ${sign} 45% 55%, ${to} 55%)`;
  const paint = () => {
    const colours = embers();
    never.style.background = colours.never;
    steps.forEach((step, index) => {
      step.style.background = colours.at(STOPS[index]);
    });
    death.style.background = edge(colours.at(0.2), colours.death, colours.never);
    birth.style.background = edge(colours.never, colours.birth, colours.at(0.2));
  };
  paint();
  const root = element(
    "ul",
    {class: "key life-key"},
    element("li", {}, never, "never fires"),
    element(
      "li",
      {},
      percent(STOPS[0]),
      element("span", {class: "ramp", "aria-hidden": "true"}, steps),
      percent(1),
      " of samples",
    ),
    element("li", {}, death, term("death", "death"), ": goes silent"),
    element("li", {}, birth, term("birth", "birth"), ": fires again"),
  );
  onEmbersChange(root, paint);
  return root;
}
