// A figure can be taken away: as a picture in the theme of the page, with its caption, and its numbers as a table.
const save = (name, type, content) => {
  const link = make('a', '');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
const pictureOf = async (figure, plot) => {
  await draw(plot);
  const { clientWidth: width, clientHeight: height } = plot;
  const { ink, paper } = colours(plot);
  const words = [plot.slider?.input.ariaValueText, figure.querySelector('figcaption').textContent].filter(Boolean).map(text => text.replace(/\s+/g, ' ').trim());
  const caption = words.flatMap(text => lines(text, width / 7).split('<br>'));
  const drawing = await Plotly.toImage(plot, { format: 'svg', width, height });
  const svg = new DOMParser().parseFromString(decodeURIComponent(drawing.slice(drawing.indexOf(',') + 1)), 'image/svg+xml').documentElement;
  const whole = height + 20 * caption.length + 16;
  const add = (name, attributes, text = '') => {
    const part = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, value));
    part.textContent = text;
    return part;
  };
  Object.entries({ width, height: whole, viewBox: `0 0 ${width} ${whole}` }).forEach(([key, value]) => svg.setAttribute(key, value));
  svg.prepend(add('rect', { width, height: whole, fill: paper }));
  svg.append(...caption.map((line, i) => add('text', { x: 16, y: height + 20 * (i + 1), fill: ink, 'font-family': 'sans-serif', 'font-size': 14 }, line)));
  return { width, height: whole, text: new XMLSerializer().serializeToString(svg) };
};
const pixelsOf = async ({ width, height, text }) => {
  const image = new Image(2 * width, 2 * height);
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: 2 * width, height: 2 * height });
  canvas.getContext('2d').drawImage(image, 0, 0, 2 * width, 2 * height);
  return new Promise(resolve => canvas.toBlob(resolve));
};
// Numbers as programs read them; a byte order mark tells spreadsheets that this is UTF-8.
const tableOf = table => '\ufeff' + [...table.rows].map(row => [...row.cells].map(({ textContent }) => {
  const text = textContent.trim().replace(/^−(?=[\d.])|(?<=[\d.]E)−/gi, '-');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}).join(',') + '\r\n').join('');
const dressFigure = plot => {
  const figure = plot.closest('figure.chart');
  if (!figure?.querySelector('figcaption') || figure.querySelector('.take')) return;
  const name = `${decodeURIComponent(location.pathname.split('/').at(-1)).replace(/\.html$/, '')}-${figure.id}`;
  const table = figure.querySelector('.numbers table');
  const take = make('details', 'take', make('summary', '', 'Take it away'),
    button('Save this chart as it stands, as SVG', 'SVG', async () => save(`${name}.svg`, 'image/svg+xml', (await pictureOf(figure, plot)).text)),
    button('Save this chart as it stands, as PNG', 'PNG', async () => save(`${name}.png`, 'image/png', await pixelsOf(await pictureOf(figure, plot)))),
    ...table ? [button('Save its numbers, as CSV', 'CSV', () => save(`${name}.csv`, 'text/csv', tableOf(table)))] : []);
  figure.append(take);
};
