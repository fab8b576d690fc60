// Presenting: the slides by keys, fingers and addresses.
let at = 0, began = 0, ticking, digits = '';
const isPresenting = () => document.body.classList.contains('presenting');
const [position, ahead, clock, typed, voice] = ['position', 'ahead', 'clock', 'typed', 'unseen'].map(name => make('span', name));
voice.role = 'status';
clock.hidden = true;
const show = index => {
  at = Math.max(0, Math.min(index, slides.length - 1));
  slides.forEach((slide, i) => {
    slide.classList.toggle('shown', i === at);
    slide.classList.toggle('next', i === at + 1);
  });
  const name = `slide ${at + 1} of ${slides.length}: ${slides[at].ariaLabel}`;
  position.textContent = `${at + 1} / ${slides.length}`;
  if (voice.textContent !== name) voice.textContent = name;
  ahead.textContent = slides[at + 1] ? `Next: ${firstLine(slides[at + 1])}` : '';
  history.replaceState(null, '', `#slide-${at + 1}`);
  if (isOverview()) slides[at].scrollIntoView({ block: 'nearest' });
  else [slides[at], slides[at + 1]].forEach(slide => slide && all('.drawing', slide).forEach(settle));
};
const firstLine = slide => {
  const first = slide.querySelector('figcaption strong, .body p, .body li, .body code') ?? slide;
  return (first.querySelector('math') ? slide.ariaLabel : first.textContent).trim().split('\n')[0].slice(0, 90);
};
// A chart's slider comes with its drawing, and takes some of its room.
const settle = async plot => {
  if (!draw(plot)) return;
  await plot.drawn;
  const slide = plot.closest('.slide');
  if (slide?.chart === plot) stretch(slide);
  const { width, height, font } = plot._fullLayout;
  if (width === plot.clientWidth && height === plot.clientHeight && font.size === fontSize(plot)) return;
  await Plotly.relayout(plot, { 'font.size': fontSize(plot), autosize: true });
  await fit(plot);
};
const isOverview = () => deck.classList.contains('overview');
const overview = on => {
  deck.classList.toggle('overview', on);
  deck.tabIndex = on ? 0 : -1;
  slides.forEach(slide => [...slide.children].forEach(part => part.inert = on));
  show(at);
};
const slideOf = part => slides.findIndex(slide => slide.from === part || slide.contains(part));

const present = (on, index) => {
  if (isPresenting() === on || !document.body.classList.contains('lesson')) return;
  const main = document.querySelector('main');
  if (on) {
    const tops = new Map(all('header, section > *, .outputs > *', main).map(part => [part, part.getBoundingClientRect().top]));
    document.body.classList.add('presenting');
    main.append(deck);
    layOut();
    began = Date.now();
    tick();
    show(index ?? (scrollY < 50 ? 0 : slides.findLastIndex(slide => (tops.get(slide.from) ?? innerHeight) < innerHeight / 3)));
  } else {
    const { from } = slides[at];
    overview(false);
    putBack();
    deck.remove();
    deck.classList.remove('black');
    root.style.removeProperty('font-size');
    if (!root.getAttribute('style')) root.removeAttribute('style');
    document.body.classList.remove('presenting');
    history.replaceState(null, '', location.href.split('#')[0]);
    if (at > 0) from.scrollIntoView();
    else scrollTo(0, 0);
    drawn().forEach(settle);
  }
  scrollable();
};
// For a change of the page, all is where it was for a moment; and the slides are made anew when the window is another.
const asPage = change => {
  if (!isPresenting()) return change();
  const { activeElement: focused } = document;
  const { selectionStart, selectionEnd } = focused;
  const { from } = slides[at];
  const again = slides.slice(0, at).filter(slide => slide.from === from).length;
  putBack();
  document.body.classList.remove('presenting');
  try {
    return change();
  } finally {
    document.body.classList.add('presenting');
    const now = document.activeElement === document.body ? focused : document.activeElement;
    layOut();
    show((from.isConnected ? Math.max(0, slideOf(from)) : at) + again);
    if (now.isConnected) now.focus({ preventScroll: true });
    if (now === focused && focused.matches('textarea')) focused.setSelectionRange(selectionStart, selectionEnd);
  }
};
const follow = () => {
  const [, number] = /^#slide-(\d+)$/.exec(location.hash) ?? [];
  const target = !number && isPresenting() && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (number && isPresenting()) show(number - 1);
  else if (number) present(true, number - 1);
  else if (target) show(Math.max(0, target.matches('h2, h3') ? slides.findIndex(slide => slide.head === target) : slideOf(target)));
};

const tick = () => {
  clearTimeout(ticking);
  if (!isPresenting()) return;
  const spent = Math.floor((Date.now() - began) / 60000);
  const [, minutes] = /(\d+)\s*min/.exec(document.querySelector('.needs')?.textContent) ?? [];
  clock.textContent = `${spent}${minutes ? ` of ${minutes}` : ''} min`;
  clock.classList.toggle('late', spent > minutes);
  ticking = setTimeout(tick, 5000);
};
const section = number => slides.findIndex(slide => slide.sectionNumber === Number(number));
const help = make('dialog', 'keys');
const bindings = {
  '→  Page Down  Space': 'next slide', '←  Page Up': 'slide before', 'Home  End': 'first, last', '3 Enter': 'section 3', O: 'overview; arrows and Enter choose',
  S: 'to the slider, whose arrows move it', A: 'play the animation', C: 'all code, checks and hints, or not', N: 'next slide’s first line', T: 'clock', B: 'black', Esc: 'leave',
};
const jump = () => {
  if (digits) show(Math.max(0, section(digits)));
  else if (isOverview()) overview(false);
};
const acts = {
  ArrowRight: () => show(at + 1), ArrowLeft: () => show(at - 1),
  ArrowDown: () => show(at + (isOverview() ? columns() : 1)), ArrowUp: () => show(at - (isOverview() ? columns() : 1)),
  PageDown: () => show(at + 1), PageUp: () => show(at - 1), ' ': () => show(at + 1), Home: () => show(0), End: () => show(slides.length - 1),
  Enter: jump, o: () => overview(!isOverview()), Escape: () => isOverview() ? overview(false) : present(false), p: () => present(false),
  b: () => deck.classList.add('black'), t: () => clock.hidden = !clock.hidden, n: () => ahead.hidden = !ahead.hidden,
  c: () => asPage(() => withCode = !withCode), s: () => slides[at].querySelector('input, .hand')?.focus(),
  a: () => slides[at].querySelector('.updatemenu-button')?.dispatchEvent(new MouseEvent('click', { bubbles: true })), '?': () => help.showModal(),
};
const columns = () => slides.filter(slide => slide.offsetTop === slides[0].offsetTop).length;
const keys = event => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || help.open || target.matches('textarea, select')) return;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (!isPresenting()) {
    if (name !== 'p' || target.matches('input')) return;
    present(true);
  } else if (deck.classList.contains('black')) deck.classList.remove('black');
  else if (target.matches('input') && /^(Arrow|Home|End)/.test(key) || target.matches('button, a, summary') && /^( |Enter)$/.test(key)) return;
  else if (target.matches('input') && key === 'Escape') target.blur();
  else if (/^\d$/.test(key)) typed.textContent = `Section ${digits += key}`;
  else if (!acts[name]) return;
  else {
    acts[name]();
    typed.textContent = digits = '';
  }
  event.preventDefault();
};

const dressDeck = () => {
  const list = make('dl', '', ...Object.entries(bindings).flatMap(([key, does]) => [make('dt', '', make('kbd', '', key)), make('dd', '', does)]));
  help.ariaLabel = 'Keys';
  help.append(list, button('Close', 'Close', () => help.close()));
  const bar = make('div', 'stage', ahead, typed, clock, position, button('Slide before', '‹', acts.ArrowLeft), button('Next slide', '›', acts.ArrowRight),
    button('Overview', 'All', acts.o), button('Keys', '?', acts['?']), button('Leave', '×', () => present(false)));
  all('button', bar).forEach(one => one.ariaLabel = one.title);
  deck.append(voice, bar, help);
  deck.addEventListener('click', event => {
    if (deck.classList.contains('black')) deck.classList.remove('black');
    else if (isOverview() && event.target.closest('.slide')) {
      at = slides.indexOf(event.target.closest('.slide'));
      overview(false);
    }
  });
  let from;
  deck.addEventListener('touchstart', ({ touches, target }) => from = touches.length === 1 && !target.closest('input, textarea, .hand') ? touches[0] : null, { passive: true });
  deck.addEventListener('touchend', ({ changedTouches: [to] }) => {
    const by = from ? to.clientX - from.clientX : 0;
    if (Math.abs(by) > 50 && Math.abs(by) > 2 * Math.abs(to.clientY - from.clientY) && !isOverview()) show(at - Math.sign(by));
  });
  addEventListener('resize', () => isPresenting() && !root.classList.contains('printing') && asPage(() => {}));
  addEventListener('hashchange', follow);
  if (document.readyState === 'complete') follow();
  else addEventListener('load', follow);
};
