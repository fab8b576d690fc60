// Symbols: what one in a formula stands for, under the pointer, by a tap, and of a whole formula from the keyboard.
let meanings = {};
const textOf = part => part.textContent.replace(/[\s\u2061-\u2064]/g, '');
// With what stands on it or at its foot first: m̂ is not m. An exponent belongs to no symbol.
const meaningOf = letter => {
  let found;
  for (let part = letter; part.localName !== 'math'; part = part.parentElement) {
    const key = part === letter || part.matches('mover, msub') ? textOf(part) : part.matches('msubsup') ? textOf(part.children[0]) + textOf(part.children[1]) : '';
    if (Object.hasOwn(meanings, key)) found = { key, part, meaning: meanings[key] };
  }
  return found;
};
const hint = make('div', 'symbol');
let explained;
const hideSymbols = () => {
  hint.hidden = true;
  explained = null;
  all('[aria-describedby=symbol]').forEach(part => part.removeAttribute('aria-describedby'));
};
const showSymbols = (place, found) => {
  hideSymbols();
  hint.replaceChildren(...found.map(({ part, meaning }) => {
    const math = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'math');
    const shown = part.cloneNode(true);
    if (part.matches('msubsup')) shown.lastElementChild.replaceChildren(); // what is told is told of all powers
    math.append(shown);
    return make('p', '', math, ` ${meaning}`);
  }));
  hint.hidden = false;
  explained = place;
  place.closest('.formula, math').setAttribute('aria-describedby', 'symbol');
  putHint();
};
const putHint = () => {
  if (!explained) return;
  const [box, own] = [explained.getBoundingClientRect(), hint.getBoundingClientRect()];
  hint.style.left = `${Math.max(8, Math.min(box.left, innerWidth - own.width - 8))}px`;
  hint.style.top = `${box.top > own.height + 8 ? box.top - own.height - 6 : box.bottom + 6}px`;
};
const dressSymbols = () => {
  const table = document.querySelector('script.symbols');
  if (!table) return;
  meanings = JSON.parse(table.textContent);
  Object.assign(hint, { id: 'symbol', role: 'tooltip', hidden: true });
  document.body.append(hint);
  const tell = ({ target }) => {
    const letter = target.closest?.('main math mi');
    const found = letter && meaningOf(letter);
    if (found) showSymbols(found.part, [found]);
    else if (!hint.contains(target)) hideSymbols();
  };
  document.addEventListener('pointerover', event => event.pointerType === 'mouse' && tell(event));
  document.addEventListener('click', tell);
  document.addEventListener('focusin', ({ target }) => {
    if (!target.matches('.told:focus-visible')) return;
    const found = new Map(all('mi', target).map(meaningOf).filter(Boolean).map(one => [one.key, one]));
    showSymbols(target, [...found.values()]);
  });
  document.addEventListener('focusout', hideSymbols);
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && hideSymbols());
  addEventListener('scroll', putHint, { passive: true, capture: true });
  all('main .formula').filter(formula => all('mi', formula).some(meaningOf)).forEach(formula => formula.classList.add('told'));
};
