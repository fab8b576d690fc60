// What a reader would see go wrong on a page. Every function answers with sentences, and with none when all is well.
window.inspect = (() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const short = text => text.replace(/\s+/g, ' ').trim().slice(0, 60);
  const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
  const meets = (a, b) => a.width + a.height > 0 && a.right >= b.left && a.left <= b.right && a.bottom >= b.top && a.top <= b.bottom;

  // Every trace that is to be seen has left something inside of the axes.
  const chart = plot => {
    const name = `the chart “${short(plot.ariaLabel)}”`;
    if (!plot.data) return [`${name} is not drawn`];
    const { l, t, w, h } = plot._fullLayout._size;
    const svg = plot.querySelector('.main-svg').getBoundingClientRect();
    const axes = new DOMRect(svg.left + l, svg.top + t, w, h);
    // Bars of no length are drawn, but not to be seen.
    const traces = plot._fullData.filter(trace => trace.visible === true && !(trace.type === 'bar' && [...trace[trace.orientation === 'h' ? 'x' : 'y']].every(value => !value)));
    const marks = all('.cartesianlayer .trace, .cartesianlayer .hm, .cartesianlayer .contour', plot)
      .filter(mark => all('path, image, rect, text', mark).some(part => meets(part.getBoundingClientRect(), part.matches('text') ? svg : axes)));
    const changed = Object.keys(plot.figure?.layout ?? {}).filter(key => /^[xy]axis/.test(key) && plot._fullLayout[key].type !== plot.figure.layout[key].type);
    if (changed.length > 0) return [`${name} has another type of ${changed} than its figure says`];
    return traces.length > 0 && marks.length >= traces.length ? [] : [`${name} shows ${marks.length} of ${traces.length} traces`];
  };
  // On paper a still stands for the chart.
  const isReplaced = plot => { const still = plot.parentElement.querySelector('.still'); return still?.offsetParent && still.naturalWidth > 0; };
  const charts = () => all('.drawing').filter(plot => !isReplaced(plot)).flatMap(chart);

  // What a chart shows and its still, of which the text is given, does not.
  const stills = svgs => all('figure.chart').flatMap((figure, i) => {
    const plot = figure.querySelector('.drawing');
    const still = new DOMParser().parseFromString(svgs[i] || '<svg/>', 'image/svg+xml');
    const plain = text => text.replace(/<br>|\s/g, '');
    const words = all('text', still).map(text => plain(text.textContent));
    const { _plots: panels } = plot._fullLayout;
    const shown = plot._fullData.filter(trace => trace.visible === true);
    const drawn = shown.filter(({ type, mode, orientation, x, y, z }) => mode !== 'text' && (z ? [...z].some(row => row.some(Number.isFinite))
      : type === 'bar' ? [...orientation === 'h' ? x : y].some(Number) : [...x].some((place, i) => place !== null && y[i] !== null)));
    const ranges = axis => all(`svg[data-${axis}]`, still).map(part => part.getAttribute(`data-${axis}`).split(' ').map(Number));
    const differs = ([from, to], live) => !live || Math.max(Math.abs(from - live[0]), Math.abs(to - live[1])) > 0.02 * Math.abs(live[1] - live[0]);
    const series = all('g[data-series]', still).filter(part => part.children.length > 0);
    return [
      ...['x', 'y'].flatMap(axis => ranges(axis).flatMap((range, i) => differs(range, Object.values(panels)[i]?.[`${axis}axis`].range) ? [`goes from ${range[0]} to ${range[1]} along ${axis}`] : [])),
      ...(ranges('x').length === Object.keys(panels).length ? [] : [`has ${ranges('x').length} panels`]),
      ...Object.values(plot.titles).filter(title => !words.join('').includes(plain(title))).map(title => `lacks the title ${title}`),
      ...shown.filter(trace => plot._fullLayout.showlegend && trace.showlegend && !words.includes(plain(trace.name))).map(trace => `does not name ${trace.name}`),
      ...all('.slider output', figure).filter(stop => !words.includes(plain(stop.textContent))).map(stop => `does not say ${stop.textContent}`),
      ...(series.length === drawn.length ? [] : [`draws ${series.length} of ${drawn.length} series`]),
    ].map(what => `the still of the chart “${short(plot.ariaLabel)}” ${what}`);
  });

  // A sheet of exercises leaves its hints out.
  const isLeftOut = box => matchMedia('print').matches && box.closest('.exercises details');

  const formulas = () => [
    ...all('math').filter(math => !isLeftOut(math)).filter(math => { const box = math.getBoundingClientRect(); return !(box.width > 3 && box.height > 3); })
      .map(math => `the formula ${short(math.getAttribute('alttext'))} has no size`),
    ...texts().filter(({ node, parent }) => !parent.closest('pre, code, math, svg') && /\\[a-zA-Z]+|\$[^$\s][^$]*\$/.test(node.data))
      .map(({ node }) => `LaTeX stands in the text: ${short(node.data)}`),
  ];

  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (node.data.trim() && !parent.closest('script, style, .skip, .unseen, #js-plotly-tester') && shown(parent)) found.push({ node, parent });
    }
    return found;
  };

  // Text lies inside of the page, and inside of whatever cuts it off without a way to scroll there.
  const layout = () => {
    const problems = new Set();
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) problems.add(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
    for (const { node, parent } of texts()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = parent.closest('svg') ? parent.getBoundingClientRect() : range.getBoundingClientRect();
      const cut = cutter(box, parent, width);
      if (cut) problems.add(`“${short(node.data)}” is cut off by ${cut}`);
    }
    for (const legend of all('.legend').filter(shown)) {
      const frame = legend.querySelector('.bg').getBoundingClientRect();
      for (const text of all('.legendtext', legend)) {
        const box = text.getBoundingClientRect();
        if (box.right > frame.right + 2 || box.bottom > frame.bottom + 2) problems.add(`“${short(text.textContent)}” is cut off by its legend: ${Math.round(box.right)}, ${Math.round(box.bottom)} beyond ${Math.round(frame.right)}, ${Math.round(frame.bottom)}`);
      }
    }
    return [...problems];
  };
  const cutter = (box, parent, width) => {
    let [sideways, upright] = [true, true];
    for (let at = parent; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const edge = at.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX)) sideways = false;
      if (/auto|scroll/.test(overflowY)) upright = false;
      if (sideways && /hidden|clip/.test(overflowX) && (box.left < edge.left - 2 || box.right > edge.right + 2)) return `${at.tagName.toLowerCase()}.${at.getAttribute('class')}`;
      if (upright && /hidden|clip/.test(overflowY) && (box.top < edge.top - 2 || box.bottom > edge.bottom + 2)) return `${at.tagName.toLowerCase()}.${at.getAttribute('class')}`;
    }
    return sideways && (box.left < -1 || box.right > width + 1) ? 'the edge of the page' : null;
  };

  // Paper cannot scroll: what is wider or higher than its box is lost.
  const paper = () => all('main pre, main math, main table, .drawing, .scroll')
    .filter(box => !box.closest('.numbers') && !isLeftOut(box) && !(box.matches('.drawing') && isReplaced(box)))
    .filter(box => box.getBoundingClientRect().height === 0
      || (box.matches('pre, .scroll') && (box.scrollWidth > box.clientWidth + 1 || (box.tagName === 'PRE' && box.scrollHeight > box.clientHeight + 1))))
    .map(box => `paper loses ${short(box.outerHTML)}`);

  // The picture of a slider's chart, to see that it changes.
  const picture = slider => slider.closest('figure').querySelector('.svg-container').innerHTML;

  // What is to be seen of a chart until its animation ends.
  const watch = plot => {
    const contours = () => all('.contourlayer path', plot).length;
    const before = contours();
    let [pictures, bare, ended] = [0, 0, false];
    plot.played = new Promise(resolve => plot.once('plotly_animated', () => {
      ended = true;
      resolve([...chart(plot), ...(bare > 0 ? [`${bare} of ${pictures} pictures of the chart “${short(plot.ariaLabel)}” lack contours`] : [])]);
    }));
    (function look() {
      pictures++;
      if (contours() < before) bare++;
      if (!ended) requestAnimationFrame(look);
    })();
  };

  // A slide fits: nothing runs over its edge or is cut, and no word on it is smaller than 22 px of 1080. On 4 : 3 code may go down to 18 px,
  // since a line of 100 letters has to fit the width. What plotly.js writes in a part of the size around it, exponents and the 2 and 5
  // between powers of ten, is measured by what it belongs to, and so are the parts of a formula.
  const least = 22 / 1080;
  const slide = () => {
    const shown = document.querySelector('.slide.shown');
    const body = shown.querySelector('.body');
    const [width, height] = [innerWidth, innerHeight];
    const found = new Set();
    if (body.scrollWidth > body.clientWidth + 1 || body.scrollHeight > body.clientHeight + 1) found.add(`runs over by ${body.scrollWidth - body.clientWidth} and ${body.scrollHeight - body.clientHeight} px`);
    for (const box of all('.scroll, pre', shown).filter(box => box.checkVisibility()))
      if (Math.max(box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight) * box.currentCSSZoom > 2) found.add(`scrolls inside by ${box.scrollWidth - box.clientWidth} and ${box.scrollHeight - box.clientHeight} px: ${short(box.outerHTML)}`);
    for (const { node, parent } of texts()) {
      const of = parent.closest('math, tspan') ? parent.closest('math, text') : parent;
      const between = of.closest('.xtick, .ytick') && /^[2-9]$/.test(of.textContent);
      const pixels = parseFloat(getComputedStyle(of).fontSize) * (of.closest('svg') ? 1 : of.currentCSSZoom ?? 1);
      const allowed = (parent.closest('pre') && width < 1.5 * height ? 18 / 1080 : between ? 16 / 1080 : least) * Math.min(width, height);
      if (pixels < allowed - 0.1) found.add(`“${short(node.data)}” is written in ${pixels.toFixed(1)} px, not ${allowed.toFixed(1)}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = parent.closest('svg') ? parent.getBoundingClientRect() : range.getBoundingClientRect();
      if (box.left < -1 || box.top < -1 || box.right > width + 1 || box.bottom > height + 1) found.add(`“${short(node.data)}” leaves the screen`);
    }
    all('.drawing', shown).flatMap(chart).forEach(what => found.add(what));
    return [...found];
  };
  // Every slide by its address. A chart is settled when it is as large as its place and all on it is fitted.
  const slides = async () => {
    const settled = plot => plot._fullLayout && !plot.fitting && Math.abs(plot._fullLayout.width - plot.clientWidth) < 2 && Math.abs(plot._fullLayout.height - plot.clientHeight) < 2;
    const found = [];
    const count = all('.slide').length;
    for (let number = 1; number <= count; number++) {
      location.hash = `#slide-${number}`;
      const arrived = () => all('.slide').indexOf(document.querySelector('.slide.shown')) === number - 1 && all('.slide.shown .drawing').every(settled);
      for (let wait = 0; !arrived() && wait < 1000; wait++) await new Promise(resolve => setTimeout(resolve, 5));
      found.push(...[...arrived() ? [] : ['is not reached, or its chart not drawn'], ...slide()].map(what => `slide ${number} of ${count}: ${what}`));
    }
    return found;
  };
  // All of the page's elements in their order, but for what plotly.js draws.
  const page = () => {
    const copy = document.querySelector('main').cloneNode(true);
    all('.drawing', copy).forEach(plot => plot.replaceChildren());
    all('.scroll, pre', copy).forEach(box => box.removeAttribute('tabindex')); // follows the width of the window
    all('[style=""]', copy).forEach(part => part.removeAttribute('style')); // left by taking a picture
    return copy.outerHTML;
  };

  return { chart, charts, formulas, layout, page, paper, picture, slides, stills, watch };
})();
