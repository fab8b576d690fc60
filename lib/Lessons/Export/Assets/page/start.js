// Where the script of a page begins.
// What cells that run in the page need of it.
globalThis.coursePage = { all, button, watch, scrollable, themed, fit, draw, set, asPage };

addEventListener('DOMContentLoaded', () => {
  const tools = document.querySelector('.tools');
  if (document.body.classList.contains('lesson')) {
    tools.append(button('Present as slides (key p; ? shows the keys, Esc ends)', 'Present', () => present(true)));
    dressDeck();
  }
  if (document.querySelector('a.course')) dressSearch(tools);
  tools.append(button('Switch between light and dark', 'Light / dark', switchTheme));
  all('pre.code').forEach(dressCode);
  followReading();
  plots().forEach(watch);
  dressSymbols();
  bringBack();
  scrollable();
  systemDark.addEventListener('change', recolour);
  addEventListener('resize', scrollable);
  addEventListener('keydown', keys);
  addEventListener('beforeprint', () => print(true));
  addEventListener('afterprint', () => print(false));
  paper.addEventListener('change', event => print(event.matches));
});
