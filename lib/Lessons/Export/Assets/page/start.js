// Where the script of a page begins.
// What cells that run in the page need of it.
globalThis.coursePage = { all, button, watch, scrollable, themed, fit, draw, set };

addEventListener('DOMContentLoaded', () => {
  const tools = document.querySelector('.tools');
  if (document.body.classList.contains('lesson')) {
    tools.append(Object.assign(document.createElement('span'), { className: 'position' }));
    tools.append(button('Present, one section a screen (key p; arrow keys turn, Esc ends)', 'Present',
      () => present(!document.body.classList.contains('presenting'))));
  }
  tools.append(button('Switch between light and dark', 'Light / dark', switchTheme));
  all('pre.code').forEach(dressCode);
  followReading();
  plots().forEach(watch);
  scrollable();
  systemDark.addEventListener('change', recolour);
  addEventListener('resize', scrollable);
  addEventListener('keydown', keys);
  addEventListener('beforeprint', () => print(true));
  addEventListener('afterprint', () => print(false));
  paper.addEventListener('change', event => print(event.matches));
});
