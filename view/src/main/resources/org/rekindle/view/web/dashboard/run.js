// The page of one run, which changes with it.

import {shorten} from "../charts/text.js";
import {element} from "../page/dom.js";
import {percent} from "../page/format.js";
import {showRun} from "../page/run.js";
import {fileAddress} from "./api.js";
import {coalesce} from "./coalesce.js";
import {Downloads} from "./downloads.js";
import {FollowedView} from "./followed.js";
import {showSorry} from "./lost.js";
import {inWords} from "./progress.js";
import {shareDone} from "./selection.js";
import {spoken} from "./spoken.js";

const PAUSE = 300;

export function showRunPage({names: [name], main, announcer, connection, shell, signal}) {
  const leave = new AbortController();
  signal.addEventListener("abort", () => leave.abort());
  const heading = element("h1", {tabindex: "-1"}, element("bdi", {}, shorten(name, 80)));
  const content = element("div", {}, heading, element("p", {class: "aside"}, "Reading the run…"));
  const downloads = new Downloads(name);
  main.replaceChildren(downloads.element, content);

  let view = null;
  const draw = coalesce(
    () => {
      const moves = document.activeElement === heading;
      showRun(view, content, {fileAddress: (file) => fileAddress(name, file)});
      // The heading that was arrived at has made room for the run's own.
      if (moves) {
        main.querySelector("h1")?.focus({preventScroll: true});
      }
      downloads.show(view.files);
      shell.setTitle(titleOf(view));
      shell.showFolderOf(view);
    },
    PAUSE,
    leave.signal,
  );

  const run = new FollowedView({
    name,
    onView: (next) => {
      announce(view, next, announcer);
      view = next;
      draw();
    },
    onGone: (error) => {
      leave.abort();
      connection.show("failed");
      announcer.sayNow(error.message);
      main.prepend(
        element(
          "p",
          {class: "problem"},
          "The page shows the last state of this run that was received: ",
          element("bdi", {}, error.message),
        ),
      );
    },
    signal: leave.signal,
  });
  run
    .start((state) => connection.show(state))
    .catch((error) => {
      if (signal.aborted) {
        return;
      }
      showSorry(main, error.status === 404 ? "There is no such run" : "This run cannot be shown", error.message);
      main.querySelector("h1").focus({preventScroll: true});
    });
}

function titleOf(view) {
  const name = shorten(view.name, 80);
  return view.status === "running" ? `${farOf(view.progress)} ${name}` : name;
}

// Of a watched run nobody knows how many epochs there will be.
function farOf(progress) {
  const share = shareDone(progress);
  return share === null && progress ? inWords(progress) : percent(share ?? 0);
}

function announce(before, after, announcer) {
  if (before === null) {
    return;
  }
  if (after.status !== before.status) {
    announcer.sayNow(spoken(after));
  } else if (after.version !== before.version) {
    announcer.say(spoken(after));
  }
}
