// What every part of the page’s script uses, and the choice between light and dark.
const root = document.documentElement;
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const systemDark = matchMedia('(prefers-color-scheme: dark)');
const wide = matchMedia('(min-width: 68rem)');
const paper = matchMedia('print');

const make = (name, className, ...inside) => {
  const made = Object.assign(document.createElement(name), { className });
  made.append(...inside);
  return made;
};
const button = (title, text, onclick) => Object.assign(document.createElement('button'), { type: 'button', title, textContent: text, onclick });

// Theme: the system's until the reader chooses; the choice is kept where the browser allows it.
const isDark = () => (root.dataset.theme ?? (systemDark.matches ? 'dark' : 'light')) === 'dark';
try { if (localStorage.theme) root.dataset.theme = localStorage.theme; } catch { /* storage is off */ }
const switchTheme = () => {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  try { localStorage.theme = root.dataset.theme; } catch { /* storage is off */ }
  recolour();
};
