import { imageLabel } from '../shared/image-label.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { ShowMore } from '../shared/show-more.js';
import { Tile } from '../shared/tile.js';
import { TileSkeletons } from '../shared/tile-skeletons.js';
import { Icon } from '../shared/icon.js';
import { strings } from '../strings.js';
import type { Gallery } from './use-gallery.js';
import './gallery-view.css';

type GalleryViewProps = {
  gallery: Gallery;
  linkTo: (image: string) => string;
  onOpen: (image: string) => void;
  onAdd: () => void;
};

/** The newest pictures, with a place to drop more; what the page shows before the first search. */
export function GalleryView({ gallery, linkTo, onOpen, onAdd }: GalleryViewProps) {
  const { images, nextCursor, loading, problem, more, again } = gallery;
  const words = strings.gallery;
  return (
    <section className="gallery" aria-label={words.heading} aria-busy={loading}>
      {images?.length === 0 ? (
        <div className="gallery-empty">
          <h2>{words.empty}</h2>
          <p>{words.emptyAdvice}</p>
        </div>
      ) : (
        <h2>{words.heading}</h2>
      )}
      {problem && <ProblemNotice problem={problem} onRetry={again} />}
      {!images && loading && <TileSkeletons />}
      {images && (
        <ul className="grid">
          <li>
            <button type="button" className="add-tile" onClick={onAdd}>
              <Icon name="add" />
              <strong>{words.addTile}</strong>
              <span className="quiet">{words.addTileHint}</span>
            </button>
          </li>
          {images.map((image) => {
            const label = imageLabel(image, strings.results.unnamed);
            return (
              <li key={image.id}>
                <Tile
                  href={linkTo(image.id)}
                  thumbnail={image.links.thumbnail}
                  label={label}
                  onOpen={() => onOpen(image.id)}
                >
                  <span className="tile-label">{label}</span>
                </Tile>
              </li>
            );
          })}
        </ul>
      )}
      {nextCursor !== null && !problem && <ShowMore loading={loading} onMore={more} />}
    </section>
  );
}
