// Reading: code that is copied and unfolded, boxes that scroll, contents that follow, and the page on paper.
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
  if (box.matches('.told') || box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
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
    if (links[current]) remember(links[current], atEnd);
    if (wide.matches) links[current]?.scrollIntoView({ block: 'nearest' });
  };
  addEventListener('scroll', () => requestAnimationFrame(mark), { passive: true });
  mark();
  const details = document.querySelector('.contents details');
  const fit = () => details.open = wide.matches;
  wide.addEventListener('change', fit);
  fit();
};

// Paper: every chart drawn, in ink on white, as wide as the sheet.
const print = on => {
  if (root.classList.contains('printing') === on) return;
  root.classList.toggle('printing', on);
  if (!isPresenting()) all('details:not(.numbers)').forEach(details => {
    if (on) { details.dataset.was = details.open; details.open = true; }
    else if (details.dataset.was) details.open = details.dataset.was === 'true';
  });
  if (on) drawAll();
  recolour();
  resize();
};
