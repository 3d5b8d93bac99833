// The page of all runs: search, sort, select, and see them change.

import {coalesce} from "./coalesce.js";
import {element} from "../page/dom.js";
import {EmptyNote} from "./empty.js";
import {KnownRuns} from "./known-runs.js";
import {ListTools} from "./list-tools.js";
import {compareHash} from "./route.js";
import {followRuns} from "./runs.js";
import {RunTable} from "./run-table.js";

const PAUSE = 250;
const AGES_EVERY = 20000;

/** How the list was left, so that who comes back finds it as it was. */
const memory = {query: "", sorting: {column: "modified", descending: true}, selected: new Set(), list: null};

export function showList({main, announcer, connection, shell, signal}) {
  const page = new ListPage({announcer, connection, shell});
  main.replaceChildren(...page.elements);
  page.start(signal);
}

class ListPage {
  #runs = new KnownRuns();

  constructor({announcer, connection, shell}) {
    this.announcer = announcer;
    this.connection = connection;
    this.shell = shell;
    this.tools = new ListTools({
      query: memory.query,
      onSearch: (query) => this.#search(query),
      onCompare: () => location.assign(compareHash(this.#selected())),
      onClear: () => this.#clearSelection(),
    });
    this.table = new RunTable({
      onSort: (column, descending) => this.#sort(column, descending),
      onSelect: (name, selected) => this.#select(name, selected),
      isSelected: (name) => memory.selected.has(name),
    });
    this.empty = new EmptyNote();
    const heading = element("h1", {tabindex: "-1"}, "Runs");
    this.elements = [heading, this.tools.element, this.empty.element, this.table.element];
  }

  start(signal) {
    if (memory.list) {
      this.#showAll(memory.list);
    }
    const draw = coalesce(() => this.#draw(), PAUSE, signal);
    followRuns({
      onList: (list) => this.#showAll(list),
      onRun: (run) => {
        this.#runs.take(run);
        draw();
      },
      onGone: (name) => {
        this.#forget(name);
        draw();
      },
      onState: (state, error) => this.#showState(state, error),
      signal,
    });
    const ages = setInterval(() => this.table.showAges(), AGES_EVERY);
    signal.addEventListener("abort", () => {
      clearInterval(ages);
      if (memory.list) {
        memory.list = {...memory.list, runs: this.#runs.all()};
      }
    });
  }

  #showAll(list) {
    memory.list = list;
    this.shell.showFolder(list.directory);
    this.#runs.replace(list.runs).forEach((name) => this.table.remove(name));
    [...memory.selected].filter((name) => !this.#runs.has(name)).forEach((name) => memory.selected.delete(name));
    this.#draw();
  }

  #showState(state, error) {
    this.connection.show(state);
    if (error && this.#runs.size === 0) {
      this.empty.showFailure(error);
    }
  }

  #forget(name) {
    this.#runs.forget(name);
    memory.selected.delete(name);
    this.table.remove(name);
  }

  #draw() {
    this.#runs.takeChanged().forEach((run) => this.table.show(run));
    if (this.#runs.takeDisorder()) {
      this.#arrange();
    }
  }

  #arrange() {
    const found = this.#runs.found(memory.query, memory.sorting);
    const all = this.#runs.size;
    this.table.arrange(found, memory.sorting);
    this.tools.show({found: found.length, all, selected: this.#selected().length});
    const {directory, first} = memory.list ?? {};
    this.empty.show({all, found: found.length, query: memory.query, directory, first});
  }

  #search(query) {
    memory.query = query;
    this.#arrange();
    this.announcer.sayAfterTyping(this.tools.countInWords());
  }

  #sort(column, descendingFirst) {
    const {column: before, descending} = memory.sorting;
    memory.sorting = {column, descending: column === before ? !descending : descendingFirst};
    this.#arrange();
  }

  #select(name, selected) {
    if (selected) {
      memory.selected.add(name);
    } else {
      memory.selected.delete(name);
    }
    this.tools.showSelected(this.#selected().length);
  }

  #clearSelection() {
    memory.selected.forEach((name) => this.table.select(name, false));
    memory.selected.clear();
    this.tools.showSelected(0);
  }

  #selected() {
    return [...memory.selected].filter((name) => this.#runs.has(name));
  }
}
