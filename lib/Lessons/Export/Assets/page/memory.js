// What was read: how far, in each lesson, kept where the browser allows it. Links to lessons lead back there.
const lessonOf = address => decodeURIComponent(new URL(address, location.href).pathname.split('/').at(-1));
const recall = lesson => {
  try { return JSON.parse(stored(`read ${lesson}`) ?? 'null'); } catch { return null; /* it holds what is not ours */ }
};
const remember = (link, atEnd) => {
  if (isPresenting() || scrollY === 0) return;
  const here = lessonOf(location.href);
  const { hash, textContent } = link;
  store(`read ${here}`, JSON.stringify({ hash, title: textContent.replace(/\s+/g, ' ').trim(), done: atEnd || recall(here)?.done === true }));
};
const bringBack = () => {
  const here = document.body.classList.contains('lesson') && !location.hash && recall(lessonOf(location.href));
  if (here && !here.done && document.getElementById(decodeURIComponent(here.hash.slice(1))))
    document.querySelector('header.title')?.append(make('p', 'kept', 'You were at ', Object.assign(make('a', '', here.title), { href: here.hash }), '.'));
  all('.pager a, .card h2 a').forEach(link => {
    const kept = recall(lessonOf(link.href));
    if (!kept) return;
    link.after(make('span', 'kept', kept.done ? '✓ read' : `you were at ${kept.title}`));
    if (!kept.done) link.hash = kept.hash;
  });
};
