// Slides: what stands on the page, moved onto screens that it fits. Only headings are there twice, and leaving puts all back.
const deck = make('div', 'deck');
let slides = [], undo = [], withCode = false;
let slide, body, title, sectionNumber, rem;

const take = part => {
  const hole = document.createComment('');
  part.replaceWith(hole);
  undo.push(() => hole.replaceWith(part));
  return part;
};
const keep = (part, name) => {
  const was = part.getAttribute(name);
  undo.push(() => was === null ? part.removeAttribute(name) : part.setAttribute(name, was));
};
const begin = from => {
  body = make('div', 'body');
  slide = make('section', 'slide', body);
  if (title) {
    const heading = make('h1', 'heading', ...title.cloneNode(true).childNodes);
    all('a', heading).forEach(link => link.replaceWith(make('span', 'number', link.textContent)));
    slide.prepend(heading);
  }
  slide.ariaLabel = (title ?? document.querySelector('main h1')).textContent.replace(/\s+/g, ' ').trim();
  Object.assign(slide, { from, sectionNumber, head: title, role: 'group' });
  deck.append(slide);
  slides.push(slide);
};
const end = () => { slide = null; };
const fits = () => body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1;
// The paragraph in front, which leads to what comes next.
const lead = alone => {
  const last = slide && !slide.chart && body.lastElementChild;
  return last && last.matches('p:not(.question, .needs)') && (alone || body.children.length > 1) ? last : null;
};
const size = (part, by) => {
  keep(part, 'style');
  part.style.zoom = by * 0.98;
};
// A table of results is a little smaller rather than in cells of two lines, which a range of seeds would break into.
const narrow = part => [part, ...all('.scroll, pre', part)].filter(box => box.matches('.scroll, pre:not(.code)')).forEach(box => {
  const width = () => box.clientWidth / box.scrollWidth;
  box.style.zoom = '';
  keep(box, 'class');
  box.classList.toggle('tight', box.matches('.html'));
  if (width() < 0.8) box.classList.remove('tight');
  if (box.scrollWidth > box.clientWidth + 1) size(box, width());
});

// Where a text may break: at lines of code, rows, points, sentences; at words where nothing else is left.
const breaks = function* (part, pattern) {
  if (!pattern) {
    for (const row of all('tbody > tr + tr, li + li', part)) yield [row.parentNode, [...row.parentNode.childNodes].indexOf(row)];
    return;
  }
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (part.matches('pre') || !node.parentElement.closest('math, table, code, pre'))
      for (const match of node.data.matchAll(pattern)) yield [node, match.index + match[0].length];
  }
};
const isFarDown = (part, at, limit) => {
  const { top } = part.getBoundingClientRect();
  const range = new Range();
  range.setStart(part, 0);
  range.setEnd(...at);
  return range.getBoundingClientRect().bottom - top > (limit - top) / 2;
};
const split = part => {
  const limit = body.getBoundingClientRect().bottom - parseFloat(getComputedStyle(part).paddingBottom) - 2;
  for (const pattern of part.matches('pre') ? [/\n\n/g, /\n/g] : [null, /(?<=[.!?:][”’")]*)(?<!\b(?:e\.g|i\.e|vs)\.)\s+/g, /\s+/g]) {
    const range = new Range();
    range.setStart(part, 0);
    let best;
    for (const at of breaks(part, pattern)) {
      range.setEnd(...at);
      if (range.getBoundingClientRect().bottom > limit) break;
      best = at;
    }
    // Code breaks at an empty line if that does not leave most of the slide empty.
    if (!best || (pattern?.source === '\\n\\n' && !isFarDown(part, best, limit))) continue;
    const { innerHTML } = part;
    undo.push(() => part.innerHTML = innerHTML);
    range.setStart(...best);
    range.setEnd(part, part.childNodes.length);
    const rest = part.cloneNode(false);
    rest.removeAttribute('id');
    rest.append(range.extractContents());
    if (!rest.textContent.trim()) continue;
    if (part.matches('pre')) {
      let last = part;
      while (last.lastChild) last = last.lastChild;
      last.data = last.data?.trimEnd();
    }
    const head = part.querySelector('thead');
    if (head) rest.querySelector('table').prepend(head.cloneNode(true));
    if (part.matches('ol')) rest.start = part.start + part.children.length;
    return rest;
  }
};

// Text: what does not fit goes to the next slide, with the sentence that leads to it, and breaks if it is too long for any.
const flow = part => {
  const leading = lead(false);
  if (!slide) begin(part);
  body.append(take(part));
  narrow(part);
  if (slide.chart ? stretch() > 0.62 : fits()) return;
  if (body.children.length > 1) {
    const [before, { chart }] = [body, slide];
    part.remove();
    if (chart) stretch();
    begin(part);
    if (leading && (!part.matches('p') || leading.textContent.trim().endsWith(':'))) body.append(leading);
    body.append(part);
    narrow(part);
    if (fits()) return;
    if (leading?.parentNode === body) {
      const room = (body.clientHeight - (part.getBoundingClientRect().top - body.getBoundingClientRect().top)) / part.offsetHeight;
      if (room > 0.8 && room < 1 && part.matches('.scroll')) {
        size(part, room);
        if (fits()) return;
        part.style.zoom = '';
      }
      before.append(leading);
    }
  }
  for (let rest = fits() ? null : split(part), piece = rest; piece; piece = rest) {
    begin(part);
    body.append(piece);
    narrow(piece);
    rest = fits() ? null : split(piece);
  }
  if (!fits()) size(body.lastElementChild, Math.min(body.clientHeight / body.scrollHeight, body.clientWidth / body.scrollWidth));
};

// A chart or a picture takes all the room that the words on its slide leave, and gives way to a sentence before it and behind it.
const stretch = (on = slide) => {
  const { chart, lastElementChild: body } = on;
  chart.style.setProperty('--room', '100px');
  const room = Math.floor(94 + body.clientHeight - body.lastElementChild.getBoundingClientRect().bottom + body.firstElementChild.getBoundingClientRect().top);
  chart.style.setProperty('--room', `${room}px`);
  return room / body.clientHeight;
};
const picture = (part, chart) => {
  const old = slide;
  const words = invite(part);
  keep(chart, 'style');
  chart.style.minHeight = '';
  slide.chart = chart;
  if (stretch() < 0.62 && words) {
    decline(old, part);
    stretch();
  }
};
// What gets a slide takes the paragraph before it along, and gives it back where there is no room.
const invite = part => {
  const [words, old] = [lead(true), slide];
  begin(words ?? part);
  body.append(...(words ? [words] : []), take(part));
  if (words && !old.lastElementChild.hasChildNodes()) {
    old.remove();
    slides.splice(slides.indexOf(old), 1);
  }
  return words;
};
const decline = (old, part) => {
  const words = body.firstElementChild;
  if (!old.isConnected) {
    slide.before(old);
    slides.splice(-1, 0, old);
  }
  old.lastElementChild.append(words);
  slide.from = part;
};

// Code stands alone, as large as it fits, with what it shows if that is short.
const sizeCode = pre => {
  let size = 1.35 * rem;
  for (let tries = 0; tries < 24; tries++) {
    body.style.setProperty('--code', `${size}px`);
    const by = Math.min(pre.clientWidth / pre.scrollWidth, body.clientHeight / body.scrollHeight);
    if (by >= 1) break;
    size *= Math.min(by, 0.99);
  }
  return size / rem;
};
const code = (part, pre, shown) => {
  const old = slide;
  const words = invite(part);
  shown.forEach(narrow);
  const least = 0.74; // of the slide's letters: 22 px of 1080
  let apart = shown.some(output => output.matches('figure') || output.querySelector('figure, img'));
  if (apart) shown.forEach(take);
  if (sizeCode(pre) < least && words) decline(old, part);
  if (sizeCode(pre) < least && !apart) {
    shown.forEach(take);
    apart = true;
  }
  const fitting = sizeCode(pre);
  // Smaller than that only where a line would not fit the width, since lines do not break.
  const set = lines => {
    if (fitting >= least) return;
    body.style.setProperty('--code', `${least * rem}px`);
    const by = lines.clientWidth / lines.scrollWidth;
    if (by < 1) body.style.setProperty('--code', `${least * rem * by * 0.99}px`);
  };
  set(pre);
  for (let rest = !fits() && split(pre); rest; rest = !fits() && split(rest)) {
    begin(part);
    body.append(make('div', 'codebox', rest));
    set(rest);
  }
  end();
  if (apart) shown.forEach(output);
};
const output = part => part.matches('figure') ? picture(part, part.querySelector('.drawing')) : flow(part);
const cell = part => {
  const [pre, folded, shown] = [part.querySelector('pre.code'), part.querySelector('details.hidden'), all('.outputs > *', part)];
  if (!withCode && folded?.parentElement === part) return;
  const prepares = shown.length === 0 && !/^(?!\s*(#|using\b|\/\/|$))/m.test(pre?.textContent ?? '');
  if (!pre || (!withCode && (folded || prepares))) return shown.forEach(output);
  if (folded) {
    keep(folded, 'open');
    folded.open = true;
  }
  code(part, pre, shown);
};
const place = part => {
  if (part.matches('h2, h3')) {
    title = part;
    end();
  } else if (part.matches('.cell')) cell(part);
  else if (part.matches('.codebox')) code(part, part.querySelector('pre'), []);
  else if (part.matches('p:has(> img:only-child)')) picture(part, part.querySelector('img'));
  else if (!part.matches(withCode ? 'script, hr, .teacher-note' : 'script, hr, .teacher-note, details')) flow(part);
};

const layOut = () => {
  rem = Math.max(14, Math.round(0.028 * Math.min(innerWidth, innerHeight)));
  root.style.fontSize = `${rem}px`;
  deck.style.cssText = `--w: ${innerWidth}px; --h: ${innerHeight}px; --on-paper: ${Math.min(660 / innerWidth, 470 / innerHeight)}`;
  deck.classList.add('measuring');
  title = sectionNumber = null;
  begin(document.querySelector('main > header'));
  body.append(take(slide.from));
  title = slide.querySelector('h1');
  all('main > section').forEach((section, i) => {
    sectionNumber = i;
    if (i > 0) end();
    [...section.children].forEach(part => {
      if (!part.matches('.question, .needs') && slide === slides[0]) end();
      place(part);
    });
  });
  // Few words stand large, those above code no larger than it.
  for (slide of slides.filter(slide => !slide.querySelector('.drawing, img, [style*=zoom]'))) {
    body = slide.querySelector('.body');
    (body.querySelector('.codebox') ? [1.3, 1.15, ''] : [1.9, 1.7, 1.5, 1.35, '']).some(by => {
      body.style.fontSize = by && `${by}em`;
      return fits() && all('.scroll, pre', body).every(box => box.scrollWidth <= box.clientWidth);
    });
  }
  deck.classList.remove('measuring');
};
const putBack = () => {
  undo.reverse().forEach(step => step());
  undo = [];
  slides.forEach(slide => slide.remove());
  slides = [];
};
