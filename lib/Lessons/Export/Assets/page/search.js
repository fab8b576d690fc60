// Search over all lessons: the words lie in a file of their own, which is loaded when they are first asked for.
const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const finder = make('dialog', 'finder');
const wordsFile = () => wordsFile.loading ??= new Promise((resolve, reject) => {
  const script = Object.assign(document.createElement('script'), { src: 'words.js', onload: () => resolve(), onerror: reject });
  document.head.append(script);
}).then(() => globalThis.courseWords.map(([address, kind, lesson, title, text]) => ({ address, kind, lesson, title, text, plainTitle: plain(title), plainText: plain(text) })));
// Every word asked for must begin a word; those in titles count most, and a whole title or symbol more than all.
const score = (entry, asked, exactly) => {
  let sum = (entry.plainTitle === asked.join(' ') ? 100 : 0) + (entry.title.normalize() === exactly.trim().normalize() ? 1 : 0);
  for (const word of asked) {
    const begins = text => ` ${text}`.search(new RegExp(`[^\\p{L}\\p{N}]${word.replace(/[^\p{L}\p{N}]/gu, '\\$&')}`, 'u')) >= 0;
    const found = begins(entry.plainTitle) ? 10 : begins(entry.plainText) ? 1 : 0;
    if (found === 0) return 0;
    sum += found;
  }
  return sum;
};
const snippet = ({ text }, asked) => {
  const at = Math.min(...asked.map(word => plain(text).indexOf(word)).filter(i => i >= 0), text.length);
  const from = at < 60 || at === text.length ? 0 : text.indexOf(' ', at - 50) + 1;
  return (from > 0 ? '… ' : '') + text.slice(from, from + 140).replace(/\s+\S*$/, text.length > from + 140 ? ' …' : '$&');
};
const find = (entries, input, list, count) => {
  const asked = plain(input.value).split(/\s+/).filter(Boolean);
  const found = asked.length === 0 ? [] : entries.map(entry => ({ entry, points: score(entry, asked, input.value) })).filter(({ points }) => points > 0).sort((a, b) => b.points - a.points || a.entry.text.length - b.entry.text.length);
  count.textContent = asked.length === 0 ? '' : found.length === 1 ? '1 place' : `${found.length} places`;
  list.replaceChildren(...found.slice(0, 40).map(({ entry }) => {
    const link = Object.assign(make('a', '', make('strong', '', entry.title)), { href: entry.address, onclick: () => finder.close() });
    return make('li', '', link, make('span', 'where', `${entry.lesson} · ${entry.kind}`), make('p', '', snippet(entry, asked)));
  }));
};
const openSearch = async () => {
  if (finder.open || isPresenting()) return;
  finder.showModal();
  const [input, list, count] = ['input', 'ol', '.places'].map(part => finder.querySelector(part));
  input.select();
  try { finder.entries ??= await wordsFile(); } catch { count.textContent = 'words.js does not lie beside this page.'; return; }
  find(finder.entries, input, list, count);
};
const dressSearch = tools => {
  const input = Object.assign(make('input', ''), { type: 'search', ariaLabel: 'Search all lessons', placeholder: 'a word, a symbol, an exercise' });
  const [list, count] = [make('ol', ''), make('p', 'places')];
  count.role = 'status';
  finder.ariaLabel = 'Search';
  finder.append(input, button('Close', 'Close', () => finder.close()), count, list);
  input.oninput = () => finder.entries && find(finder.entries, input, list, count);
  finder.addEventListener('keydown', event => {
    const links = all('a', list);
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Escape') finder.close(); // and not first only empty the box
    else if (event.key === 'Enter' && document.activeElement === input) links[0]?.click();
    else if (event.key === 'ArrowDown') (links[at + 1] ?? links[0])?.focus();
    else if (event.key === 'ArrowUp') (at > 0 ? links[at - 1] : input).focus();
    else return;
    event.preventDefault();
  });
  document.body.append(finder);
  tools.append(button('Search all lessons (key /)', 'Search', openSearch));
  addEventListener('keydown', event => {
    if (event.key !== '/' || event.target.matches('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    openSearch();
  });
};
