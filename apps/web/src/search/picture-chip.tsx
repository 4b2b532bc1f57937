import { thumbnailLink } from '../api/images.js';
import { Icon } from '../shared/icon.js';
import { droppedPicture, isDropped } from '../shared/picture-store.js';
import { Picture } from '../shared/picture.js';
import { searchStrings } from '../strings/search.js';
import './chip.css';

type PictureChipProps = { collection: string; like: string; onRemove: () => void };

/** The picture that is searched by. */
export function PictureChip({ collection, like, onRemove }: PictureChipProps) {
  const words = searchStrings;
  return (
    <span className="picture-chip">
      {isDropped(like) ? (
        <img src={droppedPicture(like)?.url} alt={words.likeThis} />
      ) : (
        <Picture link={thumbnailLink(collection, like)} alt={words.likeThis} />
      )}
      <button type="button" aria-label={words.removePicture} title={words.removePicture} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </span>
  );
}
