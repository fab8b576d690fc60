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

// What the browser keeps of a page, where it allows that; "" takes it away.
const stored = key => { try { return localStorage[key]; } catch { return undefined; } };
const store = (key, value) => { try { if (value) localStorage[key] = value; else localStorage.removeItem(key); } catch { /* storage is off or full */ } };

// Theme: the system's until the reader chooses; the choice is kept where the browser allows it.
const isDark = () => (root.dataset.theme ?? (systemDark.matches ? 'dark' : 'light')) === 'dark';
if (stored('theme')) root.dataset.theme = stored('theme');
const switchTheme = () => {
  root.dataset.theme = isDark() ? 'light' : 'dark';
  store('theme', root.dataset.theme);
  recolour();
};
