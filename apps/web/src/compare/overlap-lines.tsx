import type { Link } from './overlap.js';

/** Height of a hit and its distance to the next, in pixels: the same as in the style sheet. */
const STEP = 76;
const WIDTH = 40;

const heightOf = (place: number) => (place + 0.5) * STEP;

/** The gutter between two columns, with a line from each picture of the one to the same in the other. */
export function OverlapLines({ links, held }: { links: Link[]; held: string | null }) {
  const rows = Math.max(0, ...links.flatMap(({ from, to }) => [from, to])) + 1;
  return (
    <svg
      className={held === null ? 'overlap' : 'overlap pointed'}
      width={WIDTH}
      height={rows * STEP}
      viewBox={`0 0 ${WIDTH} ${rows * STEP}`}
      aria-hidden="true"
    >
      {links.map(({ id, from, to }) => {
        const [start, end] = [heightOf(from), heightOf(to)];
        return (
          <path
            key={id}
            className={id === held ? 'held' : undefined}
            d={`M0 ${start}C${WIDTH / 2} ${start} ${WIDTH / 2} ${end} ${WIDTH} ${end}`}
          />
        );
      })}
    </svg>
  );
}
