import { useMemo } from 'react';
import type { ImageRecord } from '../api/api-types.js';
import { PictureGrid } from '../grid/picture-grid.js';
import { Icon } from '../shared/icon.js';
import { imageLabel } from '../shared/image-label.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { ratioOf } from '../shared/ratio-of.js';
import { galleryStrings } from '../strings/gallery.js';
import { resultsStrings } from '../strings/results.js';
import type { Gallery } from './use-gallery.js';
import './gallery-view.css';

type GalleryViewProps = {
  gallery: Gallery;
  linkTo: (image: string) => string;
  /** The picture that is open. */
  opened: string | null;
  onOpen: (image: string) => void;
  onAdd: () => void;
};

/** The newest pictures, with the way to add more; what the page shows before the first search. */
export function GalleryView({ gallery, linkTo, opened, onOpen, onAdd }: GalleryViewProps) {
  const { items: images, running, problem, more, hasMore, again } = gallery;
  const words = galleryStrings;
  const pictures = useMemo(() => (images ?? []).map((image) => gridPicture(image, linkTo)), [images, linkTo]);
  const empty = images?.length === 0;
  return (
    <section className="gallery" aria-label={words.heading} aria-busy={running}>
      <header className="section-header">
        <h2>{empty ? words.empty : words.heading}</h2>
        <button type="button" className="button" onClick={onAdd}>
          <Icon name="add" />
          {words.add}
        </button>
      </header>
      {empty && <p>{words.emptyAdvice}</p>}
      {problem && <ProblemNotice problem={problem} onRetry={again} recovers />}
      <PictureGrid
        pictures={pictures}
        label={words.heading}
        hasMore={hasMore}
        onMore={more}
        onOpen={onOpen}
        opened={opened}
      />
    </section>
  );
}

function gridPicture(image: ImageRecord, linkTo: (image: string) => string) {
  return {
    id: image.id,
    ratio: ratioOf(image),
    thumbnail: image.links.thumbnail,
    placeholder: image.placeholder,
    href: linkTo(image.id),
    label: imageLabel(image, resultsStrings.unnamed),
  };
}
