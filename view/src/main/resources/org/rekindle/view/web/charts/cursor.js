// A cursor on x that several charts share: it follows the pointer and the arrow keys, and rests where it was put down.

/** Makes a cursor. told(index) is called when it moves; spoken(index) gives what a screen reader says. */
export function makeCursor({told, spoken, label}) {
  const followers = new Map();
  let values = [];
  let home = 0;
  let index = 0;
  let placed = false;

  function show(to, spokenToo = false) {
    index = Math.max(0, Math.min(values.length - 1, to));
    for (const [plot, draw] of followers) {
      draw(values[index]);
      change(plot, "aria-valuenow", String(index));
      if (spokenToo) {
        change(plot, "aria-valuetext", spoken(index));
      }
    }
    told(index);
  }

  function press(event) {
    const steps = {ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, Home: -values.length, End: values.length};
    if (Object.hasOwn(steps, event.key) && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      home = Math.max(0, Math.min(values.length - 1, index + steps[event.key]));
      placed = true;
      show(home, true);
    }
  }

  return {
    /** Over which values it runs, and where it rests. It stays at the value where someone put it, or points now. */
    over(changed, rest) {
      const kept = placed ? changed.indexOf(values[home]) : -1;
      const pointed = index === home ? -1 : changed.indexOf(values[index]);
      values = changed;
      placed = kept >= 0;
      home = placed ? kept : Math.max(0, rest);
      show(pointed >= 0 ? pointed : home, true);
      for (const plot of followers.keys()) {
        plot.setAttribute("aria-valuemax", String(Math.max(0, values.length - 1)));
      }
    },
    /** Moves it; stay: it will rest there. */
    set(to, stay = false) {
      home = stay ? to : home;
      placed ||= stay;
      if (to !== index || stay) {
        show(to);
      }
    },
    /** Back to where it rests. */
    rest() {
      show(home);
    },
    /** Makes a chart follow it, and lets the arrow keys move it there. */
    draw(plot, draw) {
      if (!followers.has(plot)) {
        plot.setAttribute("role", "slider");
        plot.setAttribute("tabindex", "0");
        plot.setAttribute("aria-label", label);
        plot.setAttribute("aria-valuemin", "0");
        plot.addEventListener("keydown", press);
      }
      followers.set(plot, draw);
      plot.setAttribute("aria-valuemax", String(Math.max(0, values.length - 1)));
      change(plot, "aria-valuenow", String(index));
      change(plot, "aria-valuetext", values.length ? spoken(index) : "");
      draw(values[index]);
    },
  };
}

// What is written anew is read anew.
function change(plot, attribute, value) {
  if (plot.getAttribute(attribute) !== value) {
    plot.setAttribute(attribute, value);
  }
}
