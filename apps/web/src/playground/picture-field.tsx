import { useRef, type KeyboardEvent } from 'react';
import { thumbnailLink } from '../api/images.js';
import { FileInput } from '../shared/file-input.js';
import { Icon } from '../shared/icon.js';
import { Picture } from '../shared/picture.js';
import { droppedPicture, isDropped } from '../shared/picture-store.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { usePictureDrop } from '../shared/use-picture-drop.js';
import { playgroundStrings } from '../strings/playground.js';
import type { TriedPicture } from './use-tried-picture.js';
import './picture-field.css';

/** The picture that is tried: dropped, chosen from the device, or one of the collection. */
export function PictureField({ tried }: { tried: TriedPicture }) {
  const { collection, picture, offered, choose, drop } = tried;
  const { held, zone } = usePictureDrop(drop);
  const picker = useRef<HTMLInputElement>(null);
  const words = playgroundStrings.picture;

  const findOnEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing)
      offered.find(event.currentTarget.value.trim());
  };
  return (
    <section className="picture-field" aria-label={words.heading}>
      <div className={held ? 'tried-picture held' : 'tried-picture'} {...zone}>
        {picture !== null && <TriedImage collection={collection} picture={picture} />}
        {picture === null && <p className="quiet">{words.none}</p>}
        {held && <span className="tried-drop">{words.drop}</span>}
        <button type="button" className="button small tried-choose" onClick={() => picker.current?.click()}>
          <Icon name="upload" />
          {words.choose}
        </button>
        <FileInput
          inputRef={picker}
          label={words.file}
          accept="image/*"
          onFiles={([file]) => file && drop(file)}
        />
      </div>
      <input
        className="input"
        type="search"
        defaultValue={offered.words}
        aria-label={words.find}
        placeholder={words.find}
        autoComplete="off"
        enterKeyHint="search"
        onKeyDown={findOnEnter}
        onChange={({ target }) => target.value === '' && offered.find('')}
      />
      {offered.problem && <ProblemNotice problem={offered.problem} onRetry={offered.again} recovers />}
      <ul className="offered" aria-label={offered.words === '' ? words.newest : words.found(offered.words)}>
        {offered.list.map(({ id, label, thumbnail }) => (
          <li key={id}>
            <button
              type="button"
              className="offered-picture"
              aria-pressed={id === picture}
              aria-label={words.use(label)}
              title={label}
              onClick={() => choose(id)}
            >
              <Picture link={thumbnail} alt="" loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TriedImage({ collection, picture }: { collection: string; picture: string }) {
  const { alt } = playgroundStrings.picture;
  return isDropped(picture) ? (
    <img src={droppedPicture(picture)?.url} alt={alt} />
  ) : (
    <Picture link={thumbnailLink(collection, picture)} alt={alt} />
  );
}
