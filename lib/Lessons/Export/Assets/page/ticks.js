// The page of all exercises: what is ticked is remembered where the browser allows it, and counted.
const tickOf = box => `exercise ${box.dataset.tick}`;
const followTicks = () => {
  const boxes = all('[data-tick]');
  if (boxes.length === 0) return;
  const count = () => all('.tally').forEach(tally => {
    const counted = boxes.filter(box => (tally.closest('section') ?? document).contains(box));
    tally.textContent = `${counted.filter(box => box.checked).length} of ${counted.length}`;
    clear.hidden = !boxes.some(box => box.checked);
  });
  const clear = button('Take all ticks off', 'Clear all ticks', () => {
    if (!confirm('Take the ticks off all exercises?')) return;
    boxes.forEach(box => { box.checked = false; store(tickOf(box), ''); });
    count();
    boxes[0].focus();
  });
  clear.className = 'clear';
  const read = () => { boxes.forEach(box => box.checked = stored(tickOf(box)) === 'done'); count(); };
  boxes.forEach(box => box.onchange = () => { store(tickOf(box), box.checked ? 'done' : ''); count(); });
  document.querySelector('main > .tally').after(clear);
  addEventListener('storage', read); // another tab
  read();
};
addEventListener('DOMContentLoaded', followTicks);
