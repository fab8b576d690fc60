// Draws a figure wherever the page has a place for it, and keeps it in the page's ink and width for as long as it stands there.
// Both the figure and, where this output brings it, plotly.js come compressed, as base64.
function (name, figure, plotly) {
  const missing = "This chart draws with plotly.js, which another chart of this notebook brings along. Scroll up to the first one; "
    + "if that does not help, restart the kernel and run any cell with a chart: it brings them all back.";
  const old = "This page cannot unpack the charts. Open the notebook in a current browser or VS Code.";

  const places = () => Array.from(document.querySelectorAll("[data-figure='" + name + "']:not([data-drawn])"));
  const say = text => places().filter(place => !place.textContent).forEach(place => place.append(text));
  const isReady = () => window.Plotly && /^2\./.test(window.Plotly.version);

  async function unpack(packed) {
    const bytes = Uint8Array.from(atob(packed), letter => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }

  // A module loader of the page must not take the script to itself, and a page needs it once.
  function run(text) {
    if (isReady()) return;
    const script = document.createElement("script");
    script.text = "(function () { var define, module, exports;\n" + text + "\nwindow.Plotly = this.Plotly || window.Plotly; }).call(window);";
    document.head.append(script);
    script.remove();
  }

  // The ink is that of the text around the figure, whatever front end or theme it comes from.
  const inkOf = place => getComputedStyle(place).color;
  function colours(place) {
    const ink = inkOf(place);
    const [red, green, blue] = ink.match(/[\d.]+/g).map(Number);
    const paper = 0.299 * red + 0.587 * green + 0.114 * blue > 128 ? "#2b2b2b" : "#ffffff";
    return { "font.color": ink, "hoverlabel.bgcolor": paper, "hoverlabel.bordercolor": "#808080", "hoverlabel.font.color": ink };
  }

  // As many as can be read: where there is little room, numbers below the chart would run into each other, and so would 3 to 9 between powers of ten.
  const ticks = place => Object.fromEntries(Object.keys(place.ticks).map(axis => [axis + ".nticks", ticksOf(place, axis)]));
  function ticksOf(place, axis) {
    const { type, range, _length: room = 200 } = place._fullLayout[axis] ?? {};
    const decades = type === "log" ? Math.abs(range[1] - range[0]) : 0;
    const narrow = place.clientWidth < 480;
    if (axis[0] === "x" && narrow) return type === "linear" ? Math.max(2, Math.min(5, Math.floor(room / 40))) : room < 150 ? 2 : 3;
    if (decades >= 1 && decades < 1.5) return 3;
    return decades > 2.1 && narrow ? Math.min(5, Math.ceil(decades)) : place.ticks[axis];
  }

  async function draw(place, json) {
    const { data, layout, frames, config } = JSON.parse(json);
    place.dataset.drawn = "yes";
    place.textContent = "";
    // The height belongs to the place: plotly.js forgets its own as soon as it fits a figure to a new width.
    place.style.height = layout.height + "px";
    delete layout.height;
    place.ticks = Object.fromEntries(Object.keys(layout).filter(key => /^[xy]axis\d*$/.test(key)).map(axis => [axis, layout[axis].nticks ?? 0]));
    await Plotly.newPlot(place, { data, layout, frames, config: Object.assign(config, { responsive: false }) });
    // A frame takes off what it does not move, contours among it: they are back before the next picture.
    place.on("plotly_transitioning", () => queueMicrotask(() => Plotly.redraw(place)));
    await Plotly.relayout(place, Object.assign(colours(place), ticks(place)));
    follow(place);
  }

  function follow(place) {
    let [ink, width] = [inkOf(place), place.clientWidth];
    const look = () => {
      if (!place.isConnected) return stop();
      if (place.clientWidth === 0) return; // folded away: looked at again when it is unfolded
      if (place.clientWidth !== width) Plotly.relayout(place, { autosize: true }).then(() => Plotly.relayout(place, ticks(place))); // the room is known once the plot has it
      if (inkOf(place) !== ink) Plotly.relayout(place, colours(place));
      [ink, width] = [inkOf(place), place.clientWidth];
    };
    const [sizes, themes, system] = [new ResizeObserver(look), new MutationObserver(look), matchMedia("(prefers-color-scheme: dark)")];
    const stop = () => { sizes.disconnect(); themes.disconnect(); system.removeEventListener("change", look); Plotly.purge(place); };
    sizes.observe(place);
    for (const root of [document.documentElement, document.body]) themes.observe(root, { attributes: true });
    system.addEventListener("change", look);
    look();
  }

  // A front end may show the output that brings plotly.js long after this one, so a place waits for as long as it stands.
  function whenReady(json) {
    let looks = 0;
    (function look() {
      const waiting = places();
      if (waiting.length > 0 && isReady()) return waiting.forEach(place => draw(place, json));
      if (waiting.length === 0 && looks > 100) return;
      if (looks++ === 100) say(missing);
      setTimeout(look, looks < 100 ? 50 : 500);
    })();
  }

  const brought = plotly && !isReady() ? unpack(plotly).then(run) : Promise.resolve();
  brought.then(() => unpack(figure)).then(whenReady).catch(() => say(old));
}
