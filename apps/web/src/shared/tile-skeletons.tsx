const COUNT = 12;

/** The places of pictures that are not known yet. */
export function TileSkeletons() {
  return (
    <div className="grid" aria-hidden="true">
      {Array.from({ length: COUNT }, (_, index) => (
        <div key={index} className="tile skeleton">
          <span className="tile-frame" />
          <span className="tile-caption" />
        </div>
      ))}
    </div>
  );
}
