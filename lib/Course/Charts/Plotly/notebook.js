function (id, figure) {
  const waiting = "This chart draws with plotly.js, which the first chart of a notebook brings along. Restart the kernel and run all cells to get it back.";

  // Ink follows the page: VS Code says what it is; elsewhere the first opaque background behind the figure does.
  function isDark(place) {
    const kind = document.body.className;
    if (/vscode-(high-contrast-)?light/.test(kind)) return false;
    if (/vscode-(dark|high-contrast)/.test(kind)) return true;
    for (let node = place; node; node = node.parentElement) {
      const [r, g, b, a = 1] = (getComputedStyle(node).backgroundColor.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
      if (a > 0.5) return 0.299 * r + 0.587 * g + 0.114 * b < 128;
    }
    return false;
  }

  function paint(place, layout) {
    const dark = isDark(place);
    layout.font = Object.assign({}, layout.font, { color: dark ? "#e6e6e6" : "#222222" });
    layout.hoverlabel = { bgcolor: dark ? "#2b2b2b" : "#ffffff", bordercolor: "#808080", font: { color: layout.font.color } };
    return layout;
  }

  function draw(place) {
    place.dataset.drawn = "yes";
    place.textContent = "";
    Plotly.newPlot(place, { data: figure.data, layout: paint(place, figure.layout), frames: figure.frames, config: figure.config });
    new MutationObserver(() => Plotly.react(place, place.data, paint(place, Object.assign({}, place.layout)), figure.config))
      .observe(document.body, { attributes: true, attributeFilter: ["class"] });
  }

  const places = Array.from(document.querySelectorAll("[id='" + id + "']")).filter(place => !place.dataset.drawn);
  let tries = 0;
  (function wait() {
    if (window.Plotly) places.forEach(draw);
    else if (tries++ < 100) setTimeout(wait, 50);
    else places.forEach(place => { place.textContent = waiting; });
  })();
}
