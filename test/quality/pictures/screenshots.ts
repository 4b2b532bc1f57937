import { pick } from '../../support/random.js';
import { renderSvg } from './render-svg.js';

const WIDTH = 800;
const HEIGHT = 600;
const BAR = 36;
const LINE = 18;

const THEMES = [
  { paper: '#fff', panel: '#f1f3f5', text: '#333', line: '#d0d4d9' },
  { paper: '#1e1f24', panel: '#2a2c33', text: '#c9ccd3', line: '#3b3e47' },
  { paper: '#fafaf7', panel: '#e8ecf4', text: '#222', line: '#c3c8d2' },
];
const ACCENTS = ['#2563eb', '#16a34a', '#dc2626', '#7c3aed', '#ea580c'];

type Random = () => number;
type Theme = (typeof THEMES)[number] & { accent: string };

/** Windows of made-up programs: a bar, a list at the side, and text, a table or a chart. No font is needed. */
export function screenshots(count: number, random: Random): Promise<Buffer[]> {
  return Promise.all(Array.from({ length: count }, () => renderSvg(draw(random))));
}

function draw(random: Random): string {
  const theme = { ...pick(THEMES, random), accent: pick(ACCENTS, random) };
  const side = 120 + 100 * random();
  const content = pick([paragraphs, table, chart], random);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    ${box(0, 0, WIDTH, HEIGHT, theme.paper)}${box(0, 0, WIDTH, BAR, theme.panel)}${box(0, BAR, side, HEIGHT, theme.panel)}
    ${[0, 1, 2].map((button) => `<circle cx="${18 + 20 * button}" cy="18" r="6" fill="${theme.line}"/>`).join('')}
    ${words(WIDTH / 2 - 60, 12, 120, theme.text, random)}
    ${rows(BAR + 20, HEIGHT - 20, 2 * LINE, (y) => words(16, y, side - 40, theme.text, random))}
    ${box(WIDTH - 130, HEIGHT - 52, 110, 32, theme.accent)}
    ${content(side + 24, BAR + 24, WIDTH - side - 48, HEIGHT - BAR - 100, theme, random)}</svg>`;
}

type Content = (x: number, y: number, width: number, height: number, theme: Theme, random: Random) => string;

const paragraphs: Content = (x, y, width, height, { text, accent }, random) =>
  box(x, y, width * (0.3 + 0.4 * random()), 20, accent) +
  rows(y + 40, y + height, LINE, (at) =>
    random() < 0.15 ? '' : words(x, at, width * (0.7 + 0.3 * random()), text, random),
  );

const table: Content = (x, y, width, height, { text, line, accent }, random) => {
  const columns = 3 + Math.floor(3 * random());
  const column = width / columns;
  return (
    box(x, y, width, 26, accent) +
    rows(y + 34, y + height, 28, (at) =>
      [
        ...Array.from({ length: columns }, (_, index) =>
          words(x + index * column, at, column * (0.3 + 0.5 * random()), text, random),
        ),
        box(x, at + 18, width, 1, line),
      ].join(''),
    )
  );
};

const chart: Content = (x, y, width, height, { line, accent }, random) => {
  const bars = 6 + Math.floor(8 * random());
  const step = width / bars;
  const grid = rows(y, y + height, height / 5, (at) => box(x, at, width, 1, line));
  const columns = Array.from({ length: bars }, (_, index) => {
    const size = height * (0.1 + 0.85 * random());
    return box(x + index * step + step * 0.15, y + height - size, step * 0.7, size, accent);
  });
  return grid + columns.join('');
};

/** A line of words of as many letters as fit, each letter a small box. */
function words(x: number, y: number, width: number, colour: string, random: Random): string {
  let letters = '';
  for (let at = x; at < x + width; at += 7) {
    if (random() < 0.17) continue;
    const rise = pick([0, 0, 0, 4], random);
    letters += box(at, y + 4 - rise, 2 + 3 * random(), 7 + rise, colour);
  }
  return letters;
}

function rows(from: number, to: number, step: number, row: (y: number) => string): string {
  let all = '';
  for (let y = from; y < to; y += step) all += row(y);
  return all;
}

function box(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${colour}"/>`;
}
