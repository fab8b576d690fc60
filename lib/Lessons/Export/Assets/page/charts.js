// Charts: drawn when they come near the window, with all that is written on them kept on them. What depends on the theme is read from the style sheet.
const colours = plot => {
  const style = getComputedStyle(plot);
  return { ink: style.color, grid: style.borderTopColor, paper: style.backgroundColor };
};
const themed = plot => {
  const { ink, grid, paper } = colours(plot);
  const changes = { 'font.color': ink, 'hoverlabel.bgcolor': paper, 'hoverlabel.font.color': ink, 'hoverlabel.bordercolor': grid };
  for (const axis of axesOf(plot.layout ?? plot.figure.layout))
    Object.assign(changes, { [`${axis}.gridcolor`]: grid, [`${axis}.zerolinecolor`]: grid, [`${axis}.linecolor`]: grid, [`${axis}.tickcolor`]: grid });
  return changes;
};
const axesOf = layout => [...new Set(['xaxis', 'yaxis', ...Object.keys(layout).filter(key => /^[xy]axis\d*$/.test(key))])];
const set = (target, path, value) => {
  const keys = path.split('.');
  const last = keys.pop();
  keys.reduce((inner, key) => inner[key] ??= {}, target)[last] = value;
};

// On a slide the words of a chart are as large as the slide's.
const fontSize = plot => plot.closest('.slide') ? Math.max(rem * 0.75, 11) : plot.fontSize;
const draw = plot => {
  if (plot.drawn || !window.Plotly) return plot.drawn;
  const figure = plot.figure = JSON.parse(plot.nextElementSibling.textContent);
  const layout = figure.layout ??= {};
  const sliders = layout.sliders ?? [];
  // A slider below the chart had room inside of it; here it stands outside.
  if (layout.height) plot.style.setProperty('--height', `${layout.height - Math.max(0, (layout.margin?.b ?? 0) - 64)}px`);
  delete layout.sliders;
  delete layout.height;
  layout.autosize = true;
  plot.fontSize = layout.font?.size ?? 14;
  layout.font = { ...layout.font, family: getComputedStyle(plot).fontFamily, size: fontSize(plot) };
  layout.margin = { l: 16, r: 16, b: 16, t: 24 };
  layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0,0,0,0)';
  for (const axis of axesOf(layout)) {
    const { title } = layout[axis] ?? {};
    layout[axis] = { automargin: true, ...layout[axis], title: { standoff: 12, ...title } };
  }
  for (const [path, value] of Object.entries(themed(plot))) set(layout, path, value);
  const config = { ...figure.config, displayModeBar: false, responsive: true, scrollZoom: false };
  plot.drawn = Plotly.newPlot(plot, figure.data, layout, config)
    .then(() => figure.frames && Plotly.addFrames(plot, figure.frames))
    .then(() => {
      plot.on('plotly_relayout', change => change.autosize && fit(plot));
      // A frame takes off what it does not move, contours among it: they are back before the next picture.
      plot.on('plotly_transitioning', () => queueMicrotask(() => Plotly.redraw(plot)));
      return fit(plot);
    });
  sliders.forEach(slider => addSlider(plot, slider));
  return plot.drawn;
};

// All that is written on a chart stays on it: long titles of axes break into lines, and the margin takes in labels that stand out.
const fit = plot => plot.fitting ??= (async () => {
  if (!plot.offsetParent) return;
  await fitAxes(plot);
  for (let tries = 0; tries < 6 && await makeRoom(plot); tries++) { /* one change moves all else, if not by as much */ }
})().finally(() => plot.fitting = null);
// As many as can be read: what stands between powers of ten would read like parts of an exponent where it is narrow, or where 3 to 9 stand there too.
const ticksOf = (plot, axis) => {
  const { type, range = [], _length: room = 200 } = plot._fullLayout[axis] ?? {};
  const decades = type === 'log' ? Math.abs(range[1] - range[0]) : 0;
  const narrow = plot.clientWidth < 480;
  if (axis.startsWith('x') && narrow) return type === 'linear' ? Math.max(2, Math.min(5, Math.floor(room / 40))) : room < 150 ? 2 : 3;
  if (decades >= 1 && decades < 1.5) return 3;
  return decades > 2.1 && narrow ? Math.min(5, Math.ceil(decades)) : plot.ticks[axis];
};
const fitAxes = async plot => {
  const titles = plot.titles ??= Object.fromEntries(axesOf(plot.layout).map(axis => [axis, plot.layout[axis]?.title?.text ?? '']));
  const changes = {};
  plot.ticks ??= Object.fromEntries(axesOf(plot.layout).map(axis => [axis, plot.layout[axis]?.nticks ?? 0]));
  for (const axis of Object.keys(plot.ticks)) {
    const ticks = ticksOf(plot, axis);
    if (plot._fullLayout[axis] && (plot.layout[axis]?.nticks ?? 0) !== ticks) changes[`${axis}.nticks`] = ticks;
  }
  for (const [axis, title] of Object.entries(titles)) {
    const { _length: room, title: { font } = {} } = plot._fullLayout[axis] ?? {};
    if (!title || title.includes('<') || !font) continue;
    const text = lines(title, room / (0.55 * font.size));
    if (text !== plot.layout[axis].title.text) changes[`${axis}.title.text`] = text;
  }
  if (Object.keys(changes).length > 0) await Plotly.relayout(plot, changes);
};
const makeRoom = async plot => {
  const boxes = selector => all(selector, plot).map(part => part.getBoundingClientRect()).filter(box => box.width > 0);
  const hidden = Math.max(...boxes('.legend .legendtext').map(box => box.bottom)) - Math.max(...boxes('.legend .bg').map(box => box.bottom));
  if (hidden > 0) {
    // Plotly lets a legend have half the height of the axes, and takes the legend's height from theirs.
    plot.style.minHeight = `${plot.clientHeight + 3 * hidden + 8}px`;
    await Plotly.Plots.resize(plot);
    return true;
  }
  const [svg] = boxes('.main-svg');
  const labels = boxes('.textpoint, .bartext, .annotation-text, .xtick, .ytick');
  const over = { l: svg.left - Math.min(svg.left, ...labels.map(box => box.left)), r: Math.max(svg.right, ...labels.map(box => box.right)) - svg.right };
  const changes = Object.fromEntries(Object.entries(over).filter(([, by]) => by > 0).map(([side, by]) => [`margin.${side}`, plot.layout.margin[side] + by + 4]));
  if (Object.keys(changes).length === 0) return false;
  await Plotly.relayout(plot, changes);
  return true;
};
const lines = (text, width) => text.split(' ').reduce(
  (lines, word) => lines.at(-1).length + word.length < width ? [...lines.slice(0, -1), `${lines.at(-1)} ${word}`.trim()] : [...lines, word], ['']).join('<br>');

// A slider of plotly.js cannot be used from a keyboard; the browser's own can.
const addSlider = (plot, { active = 0, steps, currentvalue = {} }) => {
  const label = document.createElement('label');
  const input = Object.assign(document.createElement('input'), { type: 'range', min: 0, max: steps.length - 1, step: 1, value: active });
  const output = document.createElement('output');
  const say = text => input.ariaValueText = output.textContent = (currentvalue.prefix ?? '') + text + (currentvalue.suffix ?? '');
  const apply = () => {
    const { method = 'restyle', args = [], label: text } = steps[input.value];
    say(text);
    plot.parentElement.querySelector('.still')?.remove(); // paper shows what the reader chose
    if (method === 'skip') return;
    Plotly[method](plot, ...structuredClone(args))
      .then(() => Plotly.relayout(plot, themed(plot)), () => { /* a newer step replaced this one */ }).then(() => fit(plot));
  };
  label.className = 'slider';
  label.append(output, input);
  input.oninput = apply;
  input.ariaLabel = (currentvalue.prefix ?? 'Step').replace(/[=:\s]+$/, '') || 'Step';
  say(steps[active]?.label ?? '');
  plot.slider = { input, say, apply, steps };
  plot.parentElement.insertBefore(label, plot.nextSibling);
};

const plots = () => all('.drawing');
const drawAll = () => plots().forEach(draw);
const drawn = () => plots().filter(plot => plot.drawn);
const recolour = () => drawn().forEach(plot => Plotly.relayout(plot, themed(plot)).then(() => fit(plot)));
const resize = () => drawn().filter(plot => plot.offsetParent).forEach(plot => Plotly.Plots.resize(plot));
const near = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => { near.unobserve(e.target); (isPresenting() ? settle : draw)(e.target); }),
  { rootMargin: '800px' });
const watch = plot => {
  near.observe(plot);
  dressFigure(plot);
};
