
// The door to cells that run: what does it is loaded when a reader first asks for it, or has edited this page before.
(() => {
  const key = document.documentElement.dataset.live;
  if (!key) return;
  const page = globalThis.coursePage;
  const missing = () => !globalThis.WebAssembly ? 'WebAssembly' : !globalThis.DecompressionStream ? 'DecompressionStream' : !globalThis.Worker ? 'workers' : '';
  const load = file => new Promise((loaded, failed) => document.head.append(Object.assign(document.createElement('script'), { src: file, onload: loaded, onerror: failed })));
  let live;
  page.load = load;
  page.live = (verb, ...rest) => (live ??= load('live.js')).then(() => page[verb](...rest));
  page.prefix = `cell ${location.pathname} `;

  addEventListener('DOMContentLoaded', () => {
    const boxes = page.all('.cell .codebox');
    if (boxes.length === 0) return;
    const say = text => {
      const line = Object.assign(document.createElement('p'), { className: 'live-note', textContent: text });
      line.role = 'status';
      document.querySelector('main .title').append(line);
    };
    if (missing()) return say(`The code of this page cannot run here: this browser has no ${missing()}.`);
    page.say = say;
    for (const box of boxes) {
      const cell = box.closest('.cell');
      const number = cell.querySelector('.count').textContent;
      const run = page.button(`Run cell ${number} (Shift+Enter while editing)`, 'Run', () => page.live('run', cell));
      run.className = 'run';
      run.ariaLabel = `Run cell ${number}`;
      const edit = page.button(`Edit the code of cell ${number}`, 'Edit', () => page.live('edit', cell));
      edit.className = 'edit';
      edit.ariaLabel = `Edit cell ${number}`;
      cell.querySelector('.count').after(run);
      box.append(edit);
      box.querySelector('pre').addEventListener('click', event => {
        if (getSelection().isCollapsed) page.live('edit', cell, [event.clientX, event.clientY]);
      });
    }
    page.offer = figure => {
      if (figure.querySelector('.make-live')) return;
      const make = page.button('Load C# and run the cells that this figure needs', 'Make it live', () => page.live('makeLive', figure));
      make.className = 'make-live';
      figure.querySelector('figcaption').before(make);
    };
    page.all('.cell:not([data-skip]):has(.codebox) figure[data-moves]').forEach(page.offer);
    document.querySelector('.tools').prepend(page.button('Run all cells of this page', 'Run all', () => page.live('runAll')));
    try { if (Object.keys(localStorage).some(name => name.startsWith(page.prefix))) page.live('restore'); } catch { /* storage is off */ }
  });
})();
