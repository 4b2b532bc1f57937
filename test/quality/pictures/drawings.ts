import { pick } from '../../support/random.js';
import { renderSvg } from './render-svg.js';

const WIDTH = 480;
const HEIGHT = 360;
const INKS = ['#111', '#111', '#1b3a8a', '#8a1b1b', '#1f6b2c'];
const CRAYONS = ['none', '#f4d35e', '#ee964b', '#95c623', '#6baed6', '#f2a6b3'];

type Point = [number, number];
type Random = () => number;

const circle = (x: number, y: number, radius: number): Point[] =>
  Array.from({ length: 25 }, (_, step) => {
    const angle = (step / 24) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });

/** What children draw, as strokes in a square of side 1. */
const MOTIFS: Point[][][] = [
  // A house.
  [
    [
      [0.1, 0.5],
      [0.1, 1],
      [0.9, 1],
      [0.9, 0.5],
      [0.1, 0.5],
    ],
    [
      [0, 0.5],
      [0.5, 0.1],
      [1, 0.5],
    ],
    [
      [0.4, 1],
      [0.4, 0.7],
      [0.6, 0.7],
      [0.6, 1],
    ],
    [
      [0.65, 0.6],
      [0.8, 0.6],
      [0.8, 0.75],
      [0.65, 0.75],
      [0.65, 0.6],
    ],
  ],
  // A sun.
  [
    circle(0.5, 0.5, 0.25),
    ...Array.from({ length: 10 }, (_, ray): Point[] => {
      const [x, y] = [Math.cos((ray * Math.PI) / 5), Math.sin((ray * Math.PI) / 5)];
      return [
        [0.5 + 0.32 * x, 0.5 + 0.32 * y],
        [0.5 + 0.48 * x, 0.5 + 0.48 * y],
      ];
    }),
  ],
  // A tree.
  [
    circle(0.5, 0.3, 0.3),
    [
      [0.43, 0.58],
      [0.42, 1],
      [0.58, 1],
      [0.57, 0.58],
    ],
  ],
  // A person.
  [
    circle(0.5, 0.15, 0.13),
    [
      [0.5, 0.28],
      [0.5, 0.65],
      [0.3, 1],
    ],
    [
      [0.5, 0.65],
      [0.7, 1],
    ],
    [
      [0.2, 0.5],
      [0.5, 0.38],
      [0.8, 0.45],
    ],
  ],
  // A boat.
  [
    [
      [0, 0.7],
      [0.15, 0.95],
      [0.85, 0.95],
      [1, 0.7],
      [0, 0.7],
    ],
    [
      [0.5, 0.7],
      [0.5, 0.05],
      [0.9, 0.55],
      [0.5, 0.55],
    ],
  ],
  // A fish.
  [
    [
      [0, 0.5],
      [0.25, 0.25],
      [0.6, 0.3],
      [0.75, 0.5],
      [0.6, 0.7],
      [0.25, 0.75],
      [0, 0.5],
    ],
    [
      [0.75, 0.5],
      [1, 0.25],
      [1, 0.75],
      [0.75, 0.5],
    ],
    circle(0.2, 0.45, 0.03),
  ],
  // A face.
  [
    circle(0.5, 0.5, 0.45),
    circle(0.35, 0.4, 0.05),
    circle(0.65, 0.4, 0.05),
    [
      [0.3, 0.65],
      [0.4, 0.75],
      [0.6, 0.75],
      [0.7, 0.65],
    ],
  ],
];

/** Drawings of a few motifs on white, by a hand that shakes; half of them are coloured. */
export function drawings(count: number, random: Random): Promise<Buffer[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => renderSvg(draw(random, index % 2 === 1))));
}

function draw(random: Random, isColoured: boolean): string {
  const ink = pick(INKS, random);
  const thickness = 1.5 + 3 * random();
  const motifs = Array.from({ length: 1 + Math.floor(5 * random()) }, () => {
    const size = 80 + 180 * random();
    const [left, top] = [random() * (WIDTH - size), random() * (HEIGHT - size)];
    const fill = isColoured ? pick(CRAYONS, random) : 'none';
    return pick(MOTIFS, random)
      .map((stroke) => shaky(stroke, random).map(([x, y]) => `${left + size * x},${top + size * y}`))
      .map((points) => `<polyline points="${points.join(' ')}" fill="${fill}"/>`)
      .join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <g stroke="${ink}" stroke-width="${thickness}" stroke-linecap="round" stroke-linejoin="round">${motifs.join('')}</g></svg>`;
}

/** The stroke with a point between each two, all a little beside where they should be. */
function shaky(stroke: readonly Point[], random: Random): Point[] {
  const between = stroke.flatMap(([x, y], index): Point[] => {
    const [nextX, nextY] = stroke[index + 1] ?? [x, y];
    return [
      [x, y],
      [(x + nextX) / 2, (y + nextY) / 2],
    ];
  });
  return between.map(([x, y]) => [x + 0.02 * (random() - 0.5), y + 0.02 * (random() - 0.5)]);
}
