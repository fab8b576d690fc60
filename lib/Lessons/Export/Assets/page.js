// The behaviour of a page: theme, charts, contents, copy buttons, folding and presenting. Without it the page still reads.
'use strict';
(() => {
  const root = document.documentElement;
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const wide = matchMedia('(min-width: 68rem)');
  const paper = matchMedia('print');

  const button = (title, text, onclick) => Object.assign(document.createElement('button'), { type: 'button', title, textContent: text, onclick });

  // Theme: the system's until the reader chooses; the choice is kept where the browser allows it.
  const isDark = () => (root.dataset.theme ?? (systemDark.matches ? 'dark' : 'light')) === 'dark';
  try { if (localStorage.theme) root.dataset.theme = localStorage.theme; } catch { /* storage is off */ }
  const switchTheme = () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    try { localStorage.theme = root.dataset.theme; } catch { /* storage is off */ }
    recolour();
  };

  // Charts: what depends on the theme is read from the style sheet when a chart is drawn.
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

  const draw = plot => {
    if (plot.drawn || !window.Plotly) return plot.drawn;
    const figure = plot.figure = JSON.parse(plot.nextElementSibling.textContent);
    const layout = figure.layout ??= {};
    const sliders = layout.sliders ?? [];
    // A slider below the chart had room inside of it; here it stands outside.
    if (layout.height) plot.style.setProperty('--height', `${layout.height - Math.max(0, (layout.margin?.b ?? 0) - 64)}px`);
    delete layout.sliders;
    delete layout.height;
    const thumbnail = plot.classList.contains('thumbnail');
    const presenting = document.body.classList.contains('presenting');
    layout.autosize = true;
    layout.font = { ...layout.font, family: getComputedStyle(plot).fontFamily, size: presenting ? 20 : layout.font?.size ?? 14 };
    layout.margin = thumbnail ? { l: 4, r: 4, t: 4, b: 4 } : { l: 16, r: 16, b: 16, t: 24 };
    layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0,0,0,0)';
    for (const axis of axesOf(layout)) {
      const { title } = layout[axis] ?? {};
      layout[axis] = { automargin: true, ...layout[axis], title: { standoff: 12, ...title } };
      if (thumbnail) Object.assign(layout[axis], { automargin: false, showticklabels: false, ticks: '', title: { text: '' }, showgrid: false });
    }
    if (thumbnail) Object.assign(layout, { showlegend: false, annotations: [], updatemenus: [] });
    for (const [path, value] of Object.entries(themed(plot))) set(layout, path, value);
    const config = { ...figure.config, displayModeBar: false, responsive: true, staticPlot: thumbnail, scrollZoom: false };
    plot.drawn = Plotly.newPlot(plot, figure.data, layout, config)
      .then(() => figure.frames && Plotly.addFrames(plot, figure.frames))
      .then(() => { plot.on('plotly_relayout', change => change.autosize && fit(plot)); return fit(plot); });
    if (!thumbnail) sliders.forEach(slider => addSlider(plot, slider));
    return plot.drawn;
  };

  // All that is written on a chart stays on it: long titles of axes break into lines, and the margin takes in labels that stand out.
  const fit = async plot => {
    if (plot.fitting || !plot.offsetParent) return;
    plot.fitting = true;
    try {
      await breakTitles(plot);
      for (let tries = 0; tries < 6 && await makeRoom(plot); tries++) { /* one change moves all else, if not by as much */ }
    } finally { plot.fitting = false; }
  };
  const breakTitles = async plot => {
    const titles = plot.titles ??= Object.fromEntries(axesOf(plot.layout).map(axis => [axis, plot.layout[axis]?.title?.text ?? '']));
    const changes = {};
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
  const near = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => { near.unobserve(e.target); draw(e.target); }),
    { rootMargin: '800px' });
  const watch = plot => near.observe(plot);

  // Paper: every chart drawn, in ink on white, as wide as the sheet.
  const print = on => {
    if (root.classList.contains('printing') === on) return;
    if (on) present(false);
    root.classList.toggle('printing', on);
    all('details:not(.numbers)').forEach(details => {
      if (on) { details.dataset.was = details.open; details.open = true; }
      else if (details.dataset.was) details.open = details.dataset.was === 'true';
    });
    if (on) drawAll();
    recolour();
    resize();
  };

  // Code: copy, and unfold what is long.
  const dressCode = pre => {
    const copy = button('Copy this code', 'Copy', async () => {
      await navigator.clipboard.writeText(pre.textContent);
      copy.textContent = 'Copied';
      setTimeout(() => copy.textContent = 'Copy', 1500);
    });
    const box = document.createElement('div');
    box.className = 'codebox';
    copy.className = 'copy';
    pre.replaceWith(box);
    box.append(pre, copy);
    if (!pre.classList.contains('long')) return;
    const lines = pre.textContent.split('\n').length;
    const fold = button('Show or fold the rest of this code', `Show all ${lines} lines`, () => {
      const folded = pre.classList.toggle('long');
      fold.ariaExpanded = !folded;
      fold.textContent = folded ? `Show all ${lines} lines` : 'Fold';
      scrollable();
    });
    fold.className = 'fold';
    fold.ariaExpanded = false;
    box.append(fold);
  };

  // What scrolls inside itself can be reached from the keyboard.
  const scrollable = () => all('.scroll, pre').forEach(box => {
    if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  });

  // Contents: the entry of what is being read is marked.
  const followReading = () => {
    const links = all('.contents a');
    if (links.length === 0) return;
    const targets = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const mark = () => {
      const atEnd = innerHeight + scrollY >= document.body.scrollHeight - 2;
      const current = atEnd ? targets.length - 1 : targets.findLastIndex(target => target.getBoundingClientRect().top < innerHeight / 3);
      links.forEach((link, i) => i === current ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'));
      if (wide.matches) links[current]?.scrollIntoView({ block: 'nearest' });
    };
    addEventListener('scroll', () => requestAnimationFrame(mark), { passive: true });
    mark();
    const details = document.querySelector('.contents details');
    const fit = () => details.open = wide.matches;
    wide.addEventListener('change', fit);
    fit();
  };

  // Presenting: one section a screen.
  const sections = () => all('main > section');
  let shown = 0;
  const show = index => {
    shown = Math.max(0, Math.min(index, sections().length - 1));
    sections().forEach((section, i) => section.classList.toggle('shown', i === shown));
    document.body.classList.toggle('first', shown === 0);
    document.querySelector('.position').textContent = `${shown + 1} / ${sections().length}`;
    scrollTo(0, 0);
    all('.drawing', sections()[shown]).forEach(draw);
    scale();
    scrollable();
  };
  const scale = () => drawn().filter(plot => plot.offsetParent).forEach(plot =>
    Plotly.relayout(plot, { 'font.size': document.body.classList.contains('presenting') ? 20 : plot.figure.layout.font.base ?? 14 }).then(() => Plotly.Plots.resize(plot)));
  const present = on => {
    const body = document.body;
    if (body.classList.contains('presenting') === on || !body.classList.contains('lesson')) return;
    const reading = sections().findLastIndex(section => section.getBoundingClientRect().top < innerHeight / 3);
    body.classList.toggle('presenting', on);
    if (on) return show(reading);
    const section = sections()[shown];
    section.scrollIntoView();
    scale();
    scrollable();
  };
  const keys = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return;
    const presenting = document.body.classList.contains('presenting');
    if (event.key === 'p') present(!presenting);
    else if (!presenting) return;
    else if (event.key === 'Escape') present(false);
    else if (['ArrowRight', 'PageDown'].includes(event.key)) show(shown + 1);
    else if (['ArrowLeft', 'PageUp'].includes(event.key)) show(shown - 1);
    else if (event.key === 'Home') show(0);
    else if (event.key === 'End') show(sections().length - 1);
    else return;
    event.preventDefault();
  };

  // What cells that run in the page need of it.
  globalThis.coursePage = { all, button, watch, scrollable, themed, fit, draw, set };

  addEventListener('DOMContentLoaded', () => {
    const tools = document.querySelector('.tools');
    if (document.body.classList.contains('lesson')) {
      tools.append(Object.assign(document.createElement('span'), { className: 'position' }));
      tools.append(button('Present, one section a screen (key p; arrow keys turn, Esc ends)', 'Present',
        () => present(!document.body.classList.contains('presenting'))));
    }
    tools.append(button('Switch between light and dark', 'Light / dark', switchTheme));
    all('pre.code').forEach(dressCode);
    followReading();
    plots().forEach(watch);
    scrollable();
    systemDark.addEventListener('change', recolour);
    addEventListener('resize', scrollable);
    addEventListener('keydown', keys);
    addEventListener('beforeprint', () => print(true));
    addEventListener('afterprint', () => print(false));
    paper.addEventListener('change', event => print(event.matches));
  });
})();
