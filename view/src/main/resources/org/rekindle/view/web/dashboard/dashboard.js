// The dashboard: shows the page that the address asks for, one at a time.

import {Announcer} from "./announce.js";
import {showCompare} from "./compare.js";
import {ConnectionNote} from "./connection.js";
import {showList} from "./list.js";
import {showLost} from "./lost.js";
import {routeOf} from "./route.js";
import {showRunPage} from "./run.js";
import {Shell} from "./shell.js";

const PAGES = {list: showList, run: showRunPage, compare: showCompare, unknown: showLost};

const shell = new Shell(document);
const announcer = new Announcer(document.getElementById("announcements"));
const connection = new ConnectionNote(document.getElementById("connection"), announcer);
let leaving = new AbortController();

function go() {
  leaving.abort();
  leaving = new AbortController();
  announcer.hush();
  connection.clear();
  const {page, names} = routeOf(location.hash);
  shell.enter(page, names);
  PAGES[page]({
    names,
    main: shell.main,
    announcer,
    connection,
    shell,
    signal: leaving.signal,
  });
  shell.arrive();
}

addEventListener("hashchange", go);
go();
