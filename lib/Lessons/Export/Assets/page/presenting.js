// Presenting: one section a screen.
const sections = () => all('main > section');
let shown = 0;
const show = index => {
  shown = Math.max(0, Math.min(index, sections().length - 1));
  sections().forEach((section, i) => section.classList.toggle('shown', i === shown));
  document.body.classList.toggle('first', shown === 0);
  document.querySelector('.position').textContent = `${shown + 1} / ${sections().length}`;
  scrollTo(0, 0);
  all('.drawing', sections()[shown]).forEach(draw);
  scale();
  scrollable();
};
const scale = () => drawn().filter(plot => plot.offsetParent).forEach(plot =>
  Plotly.relayout(plot, { 'font.size': document.body.classList.contains('presenting') ? 20 : plot.fontSize }).then(() => Plotly.Plots.resize(plot)));
const present = on => {
  const body = document.body;
  if (body.classList.contains('presenting') === on || !body.classList.contains('lesson')) return;
  const reading = sections().findLastIndex(section => section.getBoundingClientRect().top < innerHeight / 3);
  body.classList.toggle('presenting', on);
  if (on) return show(reading);
  const section = sections()[shown];
  section.scrollIntoView();
  scale();
  scrollable();
};
const keys = event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return;
  const presenting = document.body.classList.contains('presenting');
  if (event.key === 'p') present(!presenting);
  else if (!presenting) return;
  else if (event.key === 'Escape') present(false);
  else if (['ArrowRight', 'PageDown'].includes(event.key)) show(shown + 1);
  else if (['ArrowLeft', 'PageUp'].includes(event.key)) show(shown - 1);
  else if (event.key === 'Home') show(0);
  else if (event.key === 'End') show(sections().length - 1);
  else return;
  event.preventDefault();
};
