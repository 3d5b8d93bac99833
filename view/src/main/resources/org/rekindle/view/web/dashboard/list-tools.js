// What stands above the list: the search, how many runs it finds, and what to do with those that are selected.

import {element, say} from "../page/dom.js";
import {count, many} from "../page/format.js";

export class ListTools {
  constructor({query, onSearch, onCompare, onClear}) {
    this.search = element("input", {type: "search", id: "search", autocomplete: "off", spellcheck: "false"});
    this.search.value = query;
    this.search.addEventListener("input", () => onSearch(this.search.value.trim()));
    this.compare = element("button", {type: "button", class: "primary", "aria-describedby": "compare-hint"});
    this.compare.addEventListener("click", onCompare);
    this.clear = element("button", {type: "button", class: "quiet"}, "Clear selection");
    this.clear.addEventListener("click", () => {
      onClear();
      // The button that was pressed is gone; whoever pressed it must not be lost.
      this.search.focus();
    });
    this.hint = element("span", {id: "compare-hint", class: "aside"});
    this.found = element("span", {class: "aside"});
    this.element = element(
      "div",
      {class: "tools list-tools", hidden: true},
      element("label", {for: "search"}, "Search"),
      this.search,
      this.found,
      element("span", {class: "actions"}, this.hint, this.clear, this.compare),
    );
  }

  show({found, all, selected}) {
    this.element.hidden = all === 0;
    say(this.found, found === all ? many(all, "run") : `${count(found)} of ${many(all, "run")}`);
    this.showSelected(selected);
  }

  showSelected(selected) {
    this.compare.disabled = selected < 2;
    this.clear.hidden = selected === 0;
    say(this.compare, selected < 2 ? "Compare" : `Compare ${count(selected)} runs`);
    say(this.hint, ["Select two or more to compare", "One selected, select another", ""][Math.min(selected, 2)]);
  }

  countInWords() {
    return this.found.textContent;
  }
}
