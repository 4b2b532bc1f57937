import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { justify, placeOf, stepRow } from './justify.js';
import { PictureTile, type GridPicture, type TileAction } from './picture-tile.js';
import { useLater } from '../shared/use-later.js';
import { useWidth } from './use-width.js';
import './picture-grid.css';

type PictureGridProps = {
  pictures: readonly GridPicture[];
  label: string;
  /** Whether there are more than these; `onMore` is called when the end comes near. */
  hasMore: boolean;
  onMore: () => void;
  dimmed?: boolean;
  onOpen: (id: string) => void;
  /** The picture that is open, which the grid follows; null while none is. */
  opened: string | null;
  /** What can be done with each picture; the same array until it changes. */
  actions?: readonly TileAction[];
};

const GAP = 6;
/** Rows beyond the visible ones that are there already, once those have had their turn. */
const OVERSCAN = 3;
const OVERSCAN_AFTER_MS = 300;
/** How near the end asks for more, in rows. */
const NEAR = 4;

const rowHeightFor = (width: number) => (width < 600 ? 130 : width < 1100 ? 180 : 210);

/**
 * Pictures in justified rows whose places are known before the pictures are there. Only the rows in sight exist.
 * One picture is in the tab order; the arrow keys, Home and End go to the others.
 */
export function PictureGrid({
  pictures,
  label,
  hasMore,
  onMore,
  dimmed = false,
  onOpen,
  opened,
  actions,
}: PictureGridProps) {
  const list = useRef<HTMLUListElement>(null);
  const { width, offset } = useWidth(list);
  const rows = useMemo(
    () =>
      width === 0
        ? []
        : justify(
            pictures.map(({ ratio }) => ratio),
            { width, rowHeight: rowHeightFor(width), gap: GAP, more: hasMore },
          ),
    [pictures, width, hasMore],
  );
  const [chosen, setActive] = useState(0);
  const count = rows.at(-1)?.items.at(-1)?.index ?? -1;
  // There may be fewer pictures than before, and one of them has to be in the tab order.
  const active = Math.max(0, Math.min(chosen, count));
  const activeRow = placeOf(rows, active)?.row ?? 0;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => (rows[index]?.height ?? 0) + GAP,
    overscan: useLater(OVERSCAN_AFTER_MS) ? OVERSCAN : 0,
    scrollMargin: offset,
    scrollPaddingStart: 140,
    scrollPaddingEnd: 80,
    // The row of the picture in the tab order is always there, so that the focus is never lost.
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const inSight = defaultRangeExtractor(range);
        return inSight.includes(activeRow) || activeRow >= range.count
          ? inSight
          : [...inSight, activeRow].sort((one, other) => one - other);
      },
      [activeRow],
    ),
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rows]);

  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && last >= rows.length - NEAR) onMore();
  }, [hasMore, last, rows.length, onMore]);

  const moved = useRef(false);
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    virtualizer.scrollToIndex(activeRow);
    list.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  });

  // Whoever closes a picture finds it again, however far they went from the one that they opened.
  const followed = useRef(false);
  useLayoutEffect(() => {
    const index = pictures.findIndex(({ id }) => id === opened);
    const place = placeOf(rows, index);
    if (index < 0 || !place) return;
    followed.current = true;
    setActive(index);
    virtualizer.scrollToIndex(place.row);
  }, [opened, pictures, rows, virtualizer]);
  useEffect(() => {
    if (opened !== null || !followed.current) return;
    followed.current = false;
    // Once the browser, going back in the history, has scrolled to where the first was opened.
    const frame = requestAnimationFrame(() => virtualizer.scrollToIndex(activeRow));
    return () => cancelAnimationFrame(frame);
  }, [opened, activeRow, virtualizer]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['index'] === undefined) return;
    const next = {
      ArrowRight: active + 1,
      ArrowLeft: active - 1,
      ArrowDown: stepRow(rows, active, 1),
      ArrowUp: stepRow(rows, active, -1),
      Home: 0,
      End: count,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    moved.current = true;
    setActive(Math.min(Math.max(0, next), count));
  };

  const end = rows.at(-1);
  return (
    <ul
      ref={list}
      className={dimmed ? 'picture-grid dimmed' : 'picture-grid'}
      aria-label={label}
      style={{ height: end ? end.top + end.height : 0 }}
      onKeyDown={onKeyDown}
    >
      {shown.flatMap(({ index }) => {
        const row = rows[index];
        return (row?.items ?? []).map((placed) => {
          const picture = pictures[placed.index];
          return (
            row &&
            picture && (
              <PictureTile
                key={picture.id}
                picture={picture}
                index={placed.index}
                count={hasMore ? -1 : pictures.length}
                row={row}
                placed={placed}
                isActive={placed.index === active}
                onFocus={setActive}
                onOpen={onOpen}
                actions={actions}
              />
            )
          );
        });
      })}
    </ul>
  );
}
