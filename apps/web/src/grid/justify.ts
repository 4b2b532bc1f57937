export type Placed = { index: number; left: number; width: number };
export type Row = { top: number; height: number; items: Placed[] };

type JustifyOptions = {
  /** Width of the whole, in pixels. */
  width: number;
  /** The height that rows should have, about. */
  rowHeight: number;
  gap: number;
  /** Whether more pictures follow: then a row that is not full yet waits for them, so that no picture ever moves. */
  more: boolean;
};

/** Wider and taller pictures are cropped to this. */
const NARROWEST = 0.5;
const WIDEST = 2.5;

/**
 * Lays pictures out in rows of the full width in which each keeps its sides' ratio.
 *
 * @param ratios width ÷ height of each picture
 */
export function justify(ratios: readonly number[], { width, rowHeight, gap, more }: JustifyOptions): Row[] {
  const rows: Row[] = [];
  let top = 0;
  let open: number[] = [];
  let openRatio = 0;
  const close = (height: number) => {
    let left = 0;
    const start = (rows.at(-1)?.items.at(-1)?.index ?? -1) + 1;
    const items = open.map((ratio, position) => {
      const placed = { index: start + position, left, width: ratio * height };
      left += placed.width + gap;
      return placed;
    });
    rows.push({ top, height, items });
    top += height + gap;
    open = [];
    openRatio = 0;
  };
  for (const given of ratios) {
    const ratio = Math.min(WIDEST, Math.max(NARROWEST, given));
    open.push(ratio);
    openRatio += ratio;
    const height = (width - gap * (open.length - 1)) / openRatio;
    if (height <= rowHeight) close(height);
  }
  if (open.length > 0 && !more) close(rowHeight);
  return rows;
}

/** The place of an item: its row, and where in it. */
export function placeOf(rows: readonly Row[], index: number): { row: number; position: number } | null {
  const row = rows.findIndex(({ items }) => (items.at(-1)?.index ?? -1) >= index);
  const first = rows[row]?.items[0];
  return first ? { row, position: index - first.index } : null;
}

/** The item one row further (1) or back (-1) that is nearest to being straight below or above; itself at an end. */
export function stepRow(rows: readonly Row[], index: number, step: 1 | -1): number {
  const place = placeOf(rows, index);
  const from = place && rows[place.row]?.items[place.position];
  const target = place && rows[place.row + step];
  if (!from || !target) return index;
  const centre = ({ left, width }: Placed) => left + width / 2;
  const distance = (item: Placed) => Math.abs(centre(item) - centre(from));
  return target.items.reduce((best, item) => (distance(item) < distance(best) ? item : best)).index;
}
