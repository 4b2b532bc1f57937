/** Widths of the places of pictures that are not known yet, as shares of a row. */
const ROWS = [
  [3, 2, 4, 3],
  [2, 4, 3, 3],
  [4, 3, 2, 3],
];

export function GridSkeleton() {
  return (
    <div className="grid-skeleton" aria-hidden="true">
      {ROWS.map((row, index) => (
        <div key={index} className="grid-skeleton-row">
          {row.map((share, position) => (
            <span key={position} style={{ flexGrow: share }} />
          ))}
        </div>
      ))}
    </div>
  );
}
