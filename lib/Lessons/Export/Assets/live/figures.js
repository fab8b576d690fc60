// Figures that C# draws anew: at every value of a slider, and from wherever the reader puts the start.
'use strict';
(() => {
  const page = globalThis.coursePage;
  const { all, element } = page;
  const slow = 60, rest = 200, notice = 800; // milliseconds
  const ours = new Set(['sliders', 'updatemenus', 'height', 'margin', 'font', 'autosize', 'paper_bgcolor', 'plot_bgcolor']);
  const lives = new Set();
  let asked, wish;

  // One press: the cells it needs run, and the figure that comes in place of this one takes every value.
  const makeLive = figure => page.asPage(() => {
    const cell = page.of(figure.closest('.cell'));
    wish = { cell, place: all('figure.chart', cell.outputs).indexOf(figure) };
    page.run(cell.cell);
  });

  const attach = (cell, figure, { number, values, stops, takesStart, slidesStart }) => {
    const plot = figure?.querySelector('.drawing');
    if (!plot || !page.draw(plot)) return;
    for (const old of lives) if (!old.figure.isConnected) lives.delete(old);
    const hint = Object.assign(element('p', 'hint'), { id: `${figure.id}-hint` });
    figure.querySelector('figcaption').before(hint);
    const live = { number, values, stops, takesStart, slidesStart, figure, plot, hint, at: stops[plot.slider?.input.value ?? 0], start: [], spent: 0, before: 0 };
    lives.add(live);
    if (values.length > 1) free(live);
    if (takesStart) hold(live);
    usual(live);
    if (wish?.cell !== cell || all('figure.chart', cell.outputs).indexOf(figure) !== wish.place) return;
    wish = null;
    (values.length > 1 ? plot.slider.input : plot).focus({ preventScroll: true });
  };
  const usual = live => {
    live.hint.textContent = live.takesStart ? 'Click or drag on the map to move the start; arrow keys move it too, and Home brings it back.'
      : live.values.length > live.stops.length ? 'The slider takes every value.' : '';
  };

  // The slider, over all the values it passes.
  const free = live => {
    const { input, say } = live.plot.slider;
    Object.assign(input, { max: live.values.length - 1, value: live.at });
    input.oninput = () => {
      live.at = Number(input.value);
      say(live.values[live.at]);
      if (live.slidesStart) live.start = [];
      move(live);
    };
  };
  const onlyStops = live => {
    const { input, say } = live.plot.slider;
    const nearest = live.stops.reduce((best, stop) => Math.abs(stop - live.at) < Math.abs(best - live.at) ? stop : best);
    live.values = live.stops.map(stop => live.values[stop]);
    live.places = live.stops;
    Object.assign(input, { max: live.stops.length - 1, value: live.stops.indexOf(nearest) });
    live.at = nearest;
    input.oninput = () => {
      live.at = live.places[input.value];
      say(live.values[input.value]);
      move(live);
    };
    input.oninput();
  };

  // The start, where the reader puts it.
  const hold = live => {
    const { plot } = live;
    plot.classList.add('hand');
    plot.tabIndex = 0;
    plot.role = 'application';
    plot.ariaRoleDescription = 'map';
    plot.setAttribute('aria-describedby', live.hint.id);
    plot.drawn.then(() => Plotly.relayout(plot, { dragmode: false }));
    const range = axis => plot._fullLayout[axis].range;
    const within = (axis, value) => Math.min(Math.max(value, Math.min(...range(axis))), Math.max(...range(axis)));
    const put = (x, y) => {
      live.start = [within('xaxis', x), within('yaxis', y)];
      if (live.slidesStart) plot.slider.say(`(${live.start.map(short).join(', ')})`);
      move(live);
    };
    const box = () => plot.querySelector('.nsewdrag')?.getBoundingClientRect();
    const follow = ({ clientX, clientY }) => {
      const { left, bottom, width, height } = box();
      const at = (axis, share) => range(axis)[0] + share * (range(axis)[1] - range(axis)[0]);
      put(at('xaxis', (clientX - left) / width), at('yaxis', (bottom - clientY) / height));
    };
    const startOf = () => {
      const way = plot.data.find(trace => trace.mode === 'lines+markers');
      return live.start.length > 0 ? live.start : [way.x[0], way.y[0]];
    };
    const isNear = ({ clientX, clientY }) => {
      const { left, bottom, width, height } = box();
      const [x, y] = startOf();
      const share = (axis, value) => (value - range(axis)[0]) / (range(axis)[1] - range(axis)[0]);
      return Math.hypot(left + share('xaxis', x) * width - clientX, bottom - share('yaxis', y) * height - clientY) < 32;
    };
    const isInside = ({ clientX, clientY }) => {
      const map = box();
      return map && clientX >= map.left && clientX <= map.right && clientY >= map.top && clientY <= map.bottom;
    };
    // A finger scrolls the page, unless it takes the start itself; a tap sets the start.
    let drags = false;
    live.handlers = {
      touchstart: event => { if (event.touches.length === 1 && isInside(event.touches[0]) && isNear(event.touches[0])) event.preventDefault(); },
      pointerdown: event => {
        if (event.button !== 0 || !event.isPrimary || !isInside(event)) return;
        drags = event.pointerType !== 'touch' || isNear(event);
        if (!drags) return;
        plot.setPointerCapture(event.pointerId);
        plot.focus({ preventScroll: true });
        follow(event);
      },
      pointermove: event => { if (drags) follow(event); },
      pointerup: event => {
        if (!drags && event.pointerType === 'touch' && isInside(event)) follow(event);
        drags = false;
      },
      pointercancel: () => drags = false,
      keydown: event => {
        const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
        if (event.target !== plot || event.ctrlKey || event.metaKey || event.altKey || !way && event.key !== 'Home') return;
        event.preventDefault();
        event.stopPropagation();
        if (!way) {
          live.start = [];
          if (live.slidesStart) plot.slider.say(live.values[live.at]);
          return move(live);
        }
        const step = axis => (range(axis)[1] - range(axis)[0]) / (event.shiftKey ? 200 : 40);
        const [x, y] = startOf();
        put(x + way[0] * step('xaxis'), y + way[1] * step('yaxis'));
      },
    };
    for (const [event, handler] of Object.entries(live.handlers)) plot.addEventListener(event, handler, { passive: false });
  };

  // Asking: one drawing at a time, and the last one asked for is always shown.
  const move = live => {
    live.moved = true;
    clearTimeout(live.resting);
    // What takes long is computed when the thumb rests.
    if (live.spent > slow) live.resting = setTimeout(() => { live.rested = true; ask(live); }, rest);
    else ask(live);
  };
  const ask = live => {
    if (asked || !live.moved || !lives.has(live)) return;
    asked = live;
    live.moved = live.rested = false;
    live.waits = setTimeout(() => {
      live.plot.classList.add('stale');
      live.hint.textContent = 'computing …';
      live.noticed = true;
      page.showDock();
    }, notice);
    page.ask({ draw: live.number, passed: live.at, start: live.start });
  };
  const drawn = async ({ drawn, spent, described }) => {
    const live = asked;
    if (!live) return;
    try {
      clearTimeout(live.waits);
      if (drawn) {
        // The first time of anything is slow; one slow call makes no slow figure.
        live.spent = Math.min(spent, live.before);
        live.before = spent;
      }
      if (lives.has(live) && live.figure.isConnected) await (drawn ? show(live, JSON.parse(drawn)) : settle(live, JSON.parse(described)));
    } finally {
      live.plot.classList.remove('stale');
      if (live.noticed) {
        live.noticed = false;
        if (asked === live) asked = null;
        page.showDock();
      }
      if (asked === live) asked = null;
    }
    next();
  };
  const next = () => {
    for (const live of lives) if (live.moved && (live.spent <= slow || live.rested)) ask(live);
    const [live] = asked ? [] : [...lives].filter(live => live.tells);
    if (!live) return;
    asked = live;
    live.tells = false;
    page.ask({ describe: live.number });
  };
  const show = async (live, figure) => {
    const { plot, hint } = live;
    if (figure.error) {
      if (live.start.length === 0 && !live.places && live.values.length > live.stops.length) {
        onlyStops(live);
        hint.textContent = `Between its stops this cell has nothing to show (${figure.error.replace(/\.$/, '')}).`;
      } else hint.textContent = figure.error;
      return;
    }
    if (!live.places) usual(live);
    const layout = { ...plot.layout };
    for (const [key, value] of Object.entries(figure.layout).filter(([key]) => !ours.has(key))) {
      layout[key] = /^[xy]axis/.test(key)
        ? { ...plot.layout[key], ...value, autorange: value.range ? undefined : true, title: plot.layout[key]?.title ?? value.title } : value;
    }
    for (const [path, value] of Object.entries(page.themed(plot))) page.set(layout, path, value);
    await Plotly.react(plot, figure.data, layout);
    if (figure.frames) await Plotly.addFrames(plot, figure.frames);
    if (live.values.length === 1 && plot.slider) reachEnd(plot.slider, figure.layout.sliders[0]);
    clearTimeout(live.settling);
    live.settling = setTimeout(() => { live.tells = true; next(); }, rest);
  };
  // A slider through the steps stands at the last one, which is what is drawn.
  const reachEnd = ({ input, say, steps }, { active, steps: others }) => {
    steps.splice(0, steps.length, ...others);
    Object.assign(input, { max: steps.length - 1, value: active });
    say(steps[active].label);
  };
  // What need not follow every move.
  const settle = async (live, { description, caption, table }) => {
    const { figure, plot } = live;
    await page.fit(plot);
    plot.ariaLabel = description;
    const says = figure.querySelector('figcaption');
    while (says.lastChild.nodeType === Node.TEXT_NODE) says.lastChild.remove();
    says.append(` ${caption}`);
    const rows = figure.querySelector('.numbers tbody');
    if (rows && table) {
      const line = (cells, name) => { const row = element('tr', ''); row.append(...cells.map(cell => element(name, '', text(cell)))); return row; };
      rows.replaceChildren(...table.rows.map(row => line(row, 'td')));
      const head = line(table.columns, 'th');
      all('th', head).forEach(cell => cell.scope = 'col');
      figure.querySelector('.numbers thead').replaceChildren(head);
    }
    if (live.start.length > 0) page.tell(`The start is at ${live.start.map(short).join(', ')}.`);
  };
  const short = x => text(Number(x.toPrecision(3)));
  const text = value => value === null ? '–' : typeof value === 'number' ? String(Number(value.toPrecision(6))).replace('-', '−') : String(value);

  // Without C# a figure is again what the page shows without it, and can be made live once more.
  const ended = () => {
    asked = wish = null;
    for (const live of lives) {
      const { plot, figure, hint, handlers = {} } = live;
      clearTimeout(live.waits);
      clearTimeout(live.resting);
      hint.remove();
      plot.classList.remove('hand', 'stale');
      ['tabindex', 'aria-describedby'].forEach(name => plot.removeAttribute(name));
      plot.role = 'img';
      plot.ariaRoleDescription = null;
      for (const [event, handler] of Object.entries(handlers)) plot.removeEventListener(event, handler);
      if (live.values.length > 1) {
        const { input, apply, steps } = plot.slider;
        const at = live.stops.reduce((best, stop, i) => Math.abs(stop - live.at) < Math.abs(live.stops[best] - live.at) ? i : best, 0);
        Object.assign(input, { max: steps.length - 1, value: at, oninput: apply });
        apply();
      }
      page.offer(figure);
    }
    lives.clear();
  };

  Object.assign(page, { makeLive, attach, drawn, ended, drawing: () => asked?.noticed });
})();
