// The page of all runs: search, sort, select, and see them change.

import {coalesce} from "./coalesce.js";
import {element} from "../page/dom.js";
import {EmptyNote} from "./empty.js";
import {ListTools} from "./listtools.js";
import {compareHash} from "./route.js";
import {followRuns} from "./runs.js";
import {RunTable} from "./runtable.js";
import {isFound, sorted} from "./selection.js";

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
  #runs = new Map();
  #changed = new Set();
  #isOutOfOrder = false;

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
    });
    this.empty = new EmptyNote();
    this.elements = [
      element("h1", {tabindex: "-1"}, "Runs"),
      this.tools.element,
      this.empty.element,
      this.table.element,
    ];
  }

  start(signal) {
    if (memory.list) this.#showAll(memory.list);
    const draw = coalesce(() => this.#draw(), PAUSE, signal);
    followRuns({
      onList: (list) => this.#showAll(list),
      onRun: (run) => {
        this.#take(run);
        draw();
      },
      onGone: (name) => {
        this.#forget(name);
        draw();
      },
      onState: (state, error) => {
        this.connection.show(state);
        if (error && this.#runs.size === 0) this.empty.showFailure(error);
      },
      signal,
    });
    const ages = setInterval(() => this.table.showAges(), AGES_EVERY);
    signal.addEventListener("abort", () => {
      clearInterval(ages);
      if (memory.list) memory.list = {...memory.list, runs: [...this.#runs.values()]};
    });
  }

  #showAll(list) {
    memory.list = list;
    this.shell.showFolder(list.directory);
    const names = new Set(list.runs.map((run) => run.name));
    for (const name of [...this.#runs.keys()]) if (!names.has(name)) this.#forget(name);
    for (const run of list.runs) this.#take(run);
    for (const name of memory.selected) if (!names.has(name)) memory.selected.delete(name);
    this.#isOutOfOrder = true;
    this.#draw();
  }

  /** A run that only goes on stays where it is: a list that is read must not run away. */
  #take(run) {
    const before = this.#runs.get(run.name);
    if (before?.status !== run.status) this.#isOutOfOrder = true;
    this.#runs.set(run.name, run);
    this.#changed.add(run.name);
  }

  #forget(name) {
    this.#runs.delete(name);
    this.#changed.delete(name);
    memory.selected.delete(name);
    this.table.remove(name);
    this.#isOutOfOrder = true;
  }

  #draw() {
    for (const name of this.#changed) this.table.show(this.#runs.get(name));
    this.#changed.clear();
    if (this.#isOutOfOrder) this.#arrange();
  }

  #arrange() {
    const found = sorted([...this.#runs.values()].filter((run) => isFound(run, memory.query)), memory.sorting);
    this.table.arrange(found, memory.sorting);
    for (const name of memory.selected) this.table.select(name, true);
    this.tools.show({found: found.length, all: this.#runs.size, selected: this.#selected().length});
    this.empty.show({all: this.#runs.size, found: found.length, query: memory.query, directory: memory.list?.directory});
    this.#isOutOfOrder = false;
  }

  #search(query) {
    memory.query = query;
    this.#arrange();
    this.announcer.say(this.tools.countInWords());
  }

  #sort(column, descendingFirst) {
    const {column: before, descending} = memory.sorting;
    memory.sorting = {column, descending: column === before ? !descending : descendingFirst};
    this.#arrange();
  }

  #select(name, selected) {
    if (selected) memory.selected.add(name);
    else memory.selected.delete(name);
    this.#arrange();
  }

  #clearSelection() {
    for (const name of memory.selected) this.table.select(name, false);
    memory.selected.clear();
    this.#arrange();
  }

  #selected() {
    return [...memory.selected].filter((name) => this.#runs.has(name));
  }
}
