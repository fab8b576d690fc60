// Cells that run and can be edited in the page. Loaded when a reader first asks for it.
'use strict';
(() => {
  const page = globalThis.coursePage;
  const { all, button } = page;
  const key = document.documentElement.dataset.live;
  const element = (name, className, text = '') => Object.assign(document.createElement(name), { className, textContent: text });
  const seconds = ms => ms < 950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;

  // What a screen reader hears; the same stands at the cell for everyone else.
  const voice = element('p', 'unseen');
  voice.role = 'status';
  document.body.append(voice);

  // The dock: what is going on, wherever on the page the reader is.
  const dock = element('div', 'dock');
  dock.role = 'region';
  dock.ariaLabel = 'Running cells';
  const dockText = element('span', 'dock-text');
  const bar = element('progress', '');
  bar.max = 1;
  bar.ariaLabel = 'Loading C#';
  const stopButton = button('End what is running; the cells above will run again', 'Stop', () => stop());
  const closeButton = button('Put this message away', 'Close', () => dock.hidden = true);
  dock.append(dockText, bar, stopButton, closeButton);
  dock.hidden = true;
  document.body.append(dock);
  const resetButton = button('Bring back the code and the outputs the page came with', 'Reset page', () => cells.forEach(reset));
  resetButton.hidden = true;
  document.querySelector('.tools').prepend(resetButton);

  // Cells.
  const cells = page.asPage(() => all('.cell').filter(cell => cell.querySelector('.codebox')).map((cell, index) => {
    const pre = cell.querySelector('.codebox > pre');
    let outputs = cell.querySelector('.outputs');
    if (!outputs) cell.append(outputs = element('div', 'outputs'));
    const status = element('p', 'cell-status');
    cell.querySelector('.input').after(status);
    return {
      cell, index, pre, outputs, status, code: pre.querySelector('code'),
      number: cell.querySelector('.count').textContent,
      original: pre.textContent, originalHtml: pre.querySelector('code').innerHTML,
      originalOutputs: [...outputs.childNodes], figures: all('figure.chart', outputs).map(figure => figure.id), source: pre.textContent, ran: null,
      seconds: Number(cell.dataset.seconds ?? 0), mayFail: cell.dataset.mayFail !== undefined, skipped: cell.dataset.skip !== undefined,
    };
  }));
  const of = element => cells.find(cell => cell.cell === element);
  const isEdited = cell => cell.source !== cell.original;

  // Storage: each edit for itself, found again by the code it began as.
  const nameOf = cell => {
    let hash = 0xcbf29ce484222325n;
    for (const unit of cell.original) hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0))) * 0x100000001b3n);
    return `${page.prefix}${hash.toString(16)}`;
  };
  // A slow cell says how long it takes before it starts: what it took here before, or else what its lesson says.
  const timeOf = cell => nameOf(cell).replace(/^cell/, 'time');
  const secondsOf = cell => { try { return Number(localStorage[timeOf(cell)] ?? cell.seconds); } catch { return cell.seconds; } };
  const keepSeconds = (cell, ms) => { try { if (ms >= 10_000) localStorage[timeOf(cell)] = Math.round(ms / 1000); } catch { /* storage is off or full */ } };
  let warned = false;
  const keep = cell => {
    try {
      if (isEdited(cell)) localStorage[nameOf(cell)] = cell.source;
      else localStorage.removeItem(nameOf(cell));
    } catch (error) {
      if (!warned) page.say(`This browser keeps nothing for the page (${error.name}): what you write is gone when you close it.`);
      warned = true;
    }
  };
  const restore = () => cells.forEach(cell => {
    const kept = localStorage[nameOf(cell)];
    if (kept !== undefined && kept !== cell.original) write(cell, kept);
  });

  // Editing.
  const escape = text => text.replace(/[&<>]/g, c => `&#${c.charCodeAt(0)};`);
  const tokens = new RegExp([
    /(?<c>\/\/[^\n]*|\/\*[^]*?\*\/)/, /(?<s>"""[^]*?"""|[$@]*"(?:\\.|""|[^"\\\n])*"|'(?:\\.|[^'\\\n])+')/, /(?<p>^[ \t]*#[^\n]*)/,
    /(?<n>\b\d[\d_.]*(?:[eE][-+]?\d+)?[fdmuUL]*\b)/,
    /(?<k>\b(?:var|new|for|foreach|in|if|else|while|do|return|double|float|int|long|bool|string|object|void|static|public|private|sealed|class|record|struct|using|true|false|null|switch|case|break|continue|throw|try|catch|finally|await|async|with|is|not|and|or|ref|out|params|this|base|override|readonly|const|decimal|byte|char|yield|checked|unchecked)\b)/,
    /(?<t>\b[A-Z]\w*)/,
  ].map(part => part.source).join('|'), 'gm');
  // What the export coloured with the compiler's help is coloured here by its looks.
  const colour = source => {
    let html = '', at = 0;
    for (const match of source.matchAll(tokens)) {
      const [kind] = Object.entries(match.groups).find(([, text]) => text !== undefined);
      html += `${escape(source.slice(at, match.index))}<span class="${kind}">${escape(match[0])}</span>`;
      at = match.index + match[0].length;
    }
    return html + escape(source.slice(at));
  };
  const write = (cell, source) => page.asPage(() => {
    cell.source = source;
    cell.code.innerHTML = isEdited(cell) ? colour(source) : cell.originalHtml;
    mark(cell);
  });
  const mark = cell => {
    cell.cell.classList.toggle('edited', isEdited(cell));
    if (isEdited(cell) && !cell.reset) {
      cell.reset = button(`Bring back the code of cell ${cell.number}`, 'Reset', () => reset(cell));
      cell.reset.className = 'reset';
      cell.reset.ariaLabel = `Reset cell ${cell.number}`;
      cell.pre.parentElement.append(cell.reset);
    }
    if (cell.reset) cell.reset.hidden = !isEdited(cell);
    resetButton.hidden = !cells.some(c => isEdited(c) || c.replaced);
  };
  const reset = cell => {
    leave(cell);
    const changed = isEdited(cell);
    write(cell, cell.original);
    keep(cell);
    // Whatever it declared meanwhile, what it declares as it came is not known to the cells below.
    if (changed || cell.failed) cell.ran = null;
    cell.failed = false;
    if (cell.replaced) {
      page.asPage(() => cell.outputs.replaceChildren(...cell.originalOutputs));
      cell.replaced = false;
    }
    say(cell, '');
    mark(cell);
  };
  let pressed = false;
  for (const [event, value] of [['pointerdown', true], ['pointerup', false], ['pointercancel', false]]) addEventListener(event, () => { pressed = value; }, true);
  const edit = (target, point) => {
    const cell = of(target);
    if (cell.area) return cell.area.focus();
    cell.cell.querySelectorAll('.fold[aria-expanded=false]').forEach(fold => fold.click());
    const caret = point ? caretAt(cell, ...point) : 0;
    const area = cell.area = element('textarea', 'code');
    Object.assign(area, { value: cell.source, rows: 1, spellcheck: false, autocapitalize: 'off', wrap: 'off', ariaLabel: `Code of cell ${cell.number}. Shift+Enter runs, Escape leaves.` });
    area.setAttribute('autocorrect', 'off');
    const grow = () => { area.style.height = 'auto'; area.style.height = `${area.scrollHeight + 2}px`; };
    area.oninput = () => {
      grow();
      cell.source = area.value;
      mark(cell);
      keep(cell);
    };
    area.onkeydown = event => keys(event, cell);
    // What a pointer is pressed on stays where it is until the pointer is up, else the click would miss it.
    const away = () => setTimeout(() => { if (cell.area === area && document.activeElement !== area) leave(cell); });
    area.onblur = () => pressed ? addEventListener('pointerup', away, { once: true }) : away();
    cell.pre.hidden = true;
    cell.pre.after(area);
    grow();
    area.focus({ preventScroll: true });
    area.setSelectionRange(caret, caret);
  };
  const leave = cell => {
    const { area } = cell;
    if (!area) return;
    cell.area = null;
    area.onblur = null;
    cell.pre.hidden = false;
    area.remove();
    write(cell, cell.source);
  };
  const caretAt = (cell, x, y) => {
    const { offsetNode: node, offset } = document.caretPositionFromPoint?.(x, y) ?? {};
    if (!node || !cell.code.contains(node)) return 0;
    const range = document.createRange();
    range.setStart(cell.code, 0);
    range.setEnd(node, offset);
    return range.toString().length;
  };
  const insert = text => document.execCommand('insertText', false, text);
  const keys = (event, cell) => {
    const { area } = cell;
    const { selectionStart: from, selectionEnd: to, value } = area;
    const lineStart = value.lastIndexOf('\n', from - 1) + 1;
    if (event.key === 'Escape') {
      leave(cell);
      cell.cell.querySelector('.edit').focus();
    } else if (event.key === 'Enter' && event.shiftKey) {
      run(cell.cell);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.isComposing) {
      insert(`\n${/^[ \t]*/.exec(value.slice(lineStart, from))[0]}${/[{([]\s*$/.test(value.slice(lineStart, from)) ? '    ' : ''}`);
    } else if (event.key === 'Tab' && !event.ctrlKey && !event.altKey) {
      if (from === to && !event.shiftKey) { insert(' '.repeat(4 - (from - lineStart) % 4)); }
      else {
        const lines = value.slice(lineStart, to);
        const moved = event.shiftKey ? lines.replace(/^ {1,4}/gm, '') : lines.replace(/^(?=.)/gm, '    ');
        area.setSelectionRange(lineStart, to);
        if (moved !== lines) insert(moved);
        area.setSelectionRange(from === to ? Math.max(lineStart, from + moved.length - lines.length) : lineStart, lineStart + moved.length);
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  // Running: one cell at a time, in the order of the page.
  let worker, ready = false, current, queue = [], started = 0, ticking, progress = 0, visibleOutput;
  const say = (cell, text, kind = '') => {
    cell.status.textContent = text;
    cell.status.dataset.kind = kind;
    cell.cell.dataset.state = kind;
  };
  const tell = text => { voice.textContent = text; };
  const showDock = (message = '') => {
    const busy = current || queue.length > 0 || page.drawing?.();
    stopButton.hidden = !busy;
    closeButton.hidden = busy;
    bar.hidden = !busy || ready;
    bar.value = progress;
    dockText.textContent = message || (!busy ? '' : !ready ? 'Loading C# …' : !current ? 'A figure is computed' : `Cell ${current.number} runs${queue.length > 0 ? `, ${queue.length} to go` : ''}`);
    dock.hidden = dockText.textContent === '';
  };
  const isDone = cell => cell.ran === cell.source && !cell.failed;
  const run = target => {
    const cell = of(target);
    if (current === cell || queue.includes(cell)) return;
    const wanted = [...cells.slice(0, cell.index).filter(c => !isDone(c) && !c.skipped && c !== current), cell];
    enqueue(wanted);
  };
  const runAll = () => enqueue(cells.filter(cell => !cell.skipped && cell !== current));
  const enqueue = wanted => {
    queue = [...new Set([...queue, ...wanted])].sort((a, b) => a.index - b.index);
    queue.forEach(cell => say(cell, 'waits', 'waits'));
    tell(queue.length > 1 ? `Running ${queue.length} cells` : `Running cell ${queue[0].number}`);
    pump();
  };
  const pump = async () => {
    if (current || queue.length === 0) return showDock();
    if (!worker || loading) {
      try { await load(); } catch (error) { return giveUp(error.message); }
    }
    showDock();
    if (!ready || current || queue.length === 0) return;
    const cell = current = queue.shift();
    started = performance.now();
    cell.running = cell.source;
    cell.failed = false;
    cell.displays = new Map();
    cell.outputs.style.minHeight = `${cell.outputs.offsetHeight}px`;
    cell.outputs.classList.add('stale');
    cell.fresh = false;
    const expected = secondsOf(cell);
    const advice = expected > 0 && /\bseeds\b/i.test(cell.source) ? '; with fewer seeds it takes less' : '';
    const tick = () => {
      if (current !== cell) return;
      const spent = performance.now() - started;
      say(cell, expected > 0 ? `runs, ${seconds(spent)} of about ${expected} s${advice}` : spent < 400 ? 'runs' : `runs, ${seconds(spent)}`, 'runs');
    };
    if (expected > 0) tell(`Cell ${cell.number} takes about ${expected} seconds here${advice}`);
    tick();
    clearInterval(ticking);
    ticking = setInterval(tick, 500);
    showDock();
    worker.postMessage({ run: cell.index, name: `cell ${cell.number}`, code: cell.source });
  };
  let loading;
  const load = () => loading ??= (async () => {
    progress = 0;
    ready = false;
    showDock();
    if (!page.pack) {
      globalThis.coursePack = pack => page.pack = pack;
      try { await page.load('csharp.js'); } catch { throw new Error('What runs C#, the file csharp.js, does not lie beside this page. Export the lessons again, without --static.'); }
      if (!page.pack) throw new Error('The file csharp.js beside this page is damaged or cut short. Export the lessons again.');
      if (page.pack.key !== key) {
        page.pack = null;
        throw new Error('This page and the file csharp.js beside it are of different exports. Export the lessons again, all of them.');
      }
    }
    const address = URL.createObjectURL(new Blob([page.pack.worker], { type: 'text/javascript' }));
    worker = new Worker(address);
    worker.onmessage = ({ data }) => data.kind || data.done !== undefined ? page.asPage(() => hear(data)) : hear(data);
    worker.onerror = event => { event.preventDefault(); broken(event.message); };
    worker.postMessage({ pack: { files: page.pack.files, bytes: page.pack.bytes } });
  })().finally(() => loading = null);
  const giveUp = message => {
    queue.forEach(cell => say(cell, ''));
    const [first] = queue;
    queue = [];
    if (first) say(first, message, 'failed');
    tell(message);
    showDock(message);
  };
  const broken = message => {
    const cell = current;
    end();
    if (cell) { cell.failed = true; }
    queue = [...(cell ? [cell] : []), ...queue];
    giveUp(`C# ended in the page (${message}). Run starts it anew; the cells above will run again.`);
  };
  const end = () => {
    worker?.terminate();
    worker = null;
    ready = false;
    if (current) settle(current);
    current = null;
    clearInterval(ticking);
    cells.forEach(cell => { if (cell.ran !== null) say(cell, ''); cell.ran = null; });
    page.ended();
  };
  const stop = () => {
    const cell = current;
    queue.forEach(waiting => say(waiting, ''));
    queue = [];
    end();
    if (cell) say(cell, 'stopped', 'failed');
    showDock('Stopped. The cells above will run again.');
    tell(dockText.textContent);
    mark(cell ?? cells[0]);
  };
  const settle = cell => {
    cell.outputs.classList.remove('stale');
    cell.outputs.style.minHeight = '';
  };
  const hear = data => {
    if (data.progress !== undefined) {
      progress = data.progress;
      bar.value = progress;
    } else if (data.ready) {
      ready = true;
      pump();
    } else if (data.broken !== undefined) broken(data.broken);
    else if (data.kind === 'live') current && page.attach(current, all('figure.chart', current.outputs).at(-1), JSON.parse(data.content));
    else if (data.kind) output(current, data);
    else if (data.done !== undefined) done(cells[data.done], data.line);
    else page.drawn(data);
  };
  const done = (cell, line) => {
    if (!cell.fresh) replace(cell);
    settle(cell);
    current = null;
    clearInterval(ticking);
    cell.ran = cell.running;
    const spent = seconds(performance.now() - started);
    if (!line) keepSeconds(cell, performance.now() - started);
    let message = '';
    if (line) {
      cell.failed = true;
      cell.cell.querySelectorAll('details').forEach(fold => fold.open = true);
      const where = line === '0' ? '' : ` at line ${line}`;
      say(cell, `failed${where}`, 'failed');
      tell(message = `Cell ${cell.number} failed${where}`);
      if (cell.mayFail || queue.length === 0) message = '';
      else {
        message += `; ${queue.length === 1 ? 'the cell' : 'the cells'} after it did not run.`;
        queue.forEach(waiting => say(waiting, ''));
        queue = [];
      }
    } else {
      say(cell, `ran in ${spent}`, 'done');
      if (queue.length === 0) tell(`Cell ${cell.number} is done, in ${spent}`);
    }
    mark(cell);
    if (message) showDock(message);
    else pump();
  };

  // Outputs, in place of those before.
  const replace = cell => {
    cell.fresh = cell.replaced = true;
    cell.outputs.classList.remove('stale');
    cell.outputs.replaceChildren();
  };
  const output = (cell, { kind, content, id }) => {
    if (!cell) return;
    if (!cell.fresh) replace(cell);
    const last = cell.outputs.lastElementChild;
    if (kind === 'stdout' || kind === 'stderr') {
      const style = kind === 'stderr' ? 'stream stderr' : 'stream';
      const pre = last?.className === style ? last : element('pre', style);
      pre.append(content);
      cell.outputs.append(pre);
      return;
    }
    const shown = document.createElement('template');
    if (kind === 'error') shown.content.append(element('pre', 'error', content));
    else if (kind === 'result') { if (content.trim()) shown.content.append(element('pre', 'result', content.replace(/\n+$/, ''))); }
    else if (kind === 'figure') shown.innerHTML = content;
    else {
      const box = element('div', 'html scroll');
      box.innerHTML = content;
      all('script, style, meta, link, base, iframe, object, embed, form', box).forEach(part => part.remove());
      shown.content.append(box, '\n'); // as the page came: two tables do not run together when they are copied
    }
    const before = id && cell.displays.get(id);
    const nodes = [...shown.content.childNodes];
    if (before?.length > 0) {
      before[0].before(...nodes);
      before.forEach(node => node.remove());
    } else cell.outputs.append(...nodes);
    if (id) cell.displays.set(id, nodes);
    if (kind === 'figure') {
      all('figure.chart', cell.outputs).forEach(figure => number(cell, figure));
      all('.drawing', cell.outputs).filter(plot => !plot.drawn).forEach(page.watch);
    }
    page.scrollable();
  };
  // The prose speaks of figures by their numbers: a cell's new figures take those of its old ones.
  const number = (cell, figure) => {
    const place = all('figure.chart', cell.outputs).indexOf(figure);
    const label = figure.querySelector('.label');
    figure.id = cell.figures[place] ?? `figure-of-cell-${cell.index + 1}-${place + 1}`;
    label.textContent = cell.figures[place]?.replace('figure-', 'Figure ') ?? 'Figure';
    label.href = `#${figure.id}`;
  };

  Object.assign(page, { run, edit, runAll, restore, element, tell, showDock, of, ask: message => worker.postMessage(message) });
})();
