// What stands around the pages: title, navigation, folder, and where the focus and the scroll position go.

import {shorten} from "../charts/text.js";
import {element} from "../page/dom.js";

const NAME = "Rekindle";
const SEPARATOR = /[\\/]/;
/** Characters that turn the direction of what follows, beyond the name that they stand in. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

export class Shell {
  #here;
  #runs;
  #folder;
  #hasArrived = false;

  constructor(page) {
    this.main = page.getElementById("main");
    this.#here = page.getElementById("here");
    this.#runs = page.getElementById("nav-runs");
    this.#folder = page.getElementById("folder");
    page.getElementById("skip").addEventListener("click", (event) => {
      // The hash belongs to the pages.
      event.preventDefault();
      this.main.focus();
    });
  }

  enter(page, names) {
    const title = {
      list: "Runs",
      run: shorten(names[0], 80),
      compare: `Compare ${names.length} runs`,
      unknown: "No such page",
    }[page];
    this.setTitle(title);
    if (page === "list") {
      this.#runs.setAttribute("aria-current", "page");
    } else {
      this.#runs.removeAttribute("aria-current");
    }
    this.#here.replaceChildren(...(page === "list" ? [] : [element("bdi", {"aria-current": "page"}, title)]));
  }

  setTitle(title) {
    document.title = `${title.replace(TURNING, "")} · ${NAME}`;
  }

  showFolder(directory) {
    if (!directory) {
      return;
    }
    this.#folder.textContent = directory.split(SEPARATOR).findLast((part) => part) ?? directory;
    this.#folder.title = directory;
  }

  /** The folder that a run's own is in. */
  showFolderOf(view) {
    this.showFolder(view.directory?.slice(0, -view.name.length));
  }

  /** Where one arrives by a link one starts at the top; the way back leads to where one was, which the browser knows. */
  arrive() {
    const isNew = history.state === null;
    history.replaceState({seen: true}, "");
    if (this.#hasArrived) {
      this.main.querySelector("h1")?.focus({preventScroll: true});
    }
    if (isNew) {
      scrollTo(0, 0);
    }
    this.#hasArrived = true;
  }
}
