import { memo, useState, type CSSProperties, type MouseEvent } from 'react';
import { Icon, type IconName } from '../shared/icon.js';
import { Picture } from '../shared/picture.js';

export type GridPicture = {
  id: string;
  /** Width ÷ height. */
  ratio: number;
  thumbnail: string;
  /** Its page, for links that open in a new tab. */
  href: string;
  label: string;
  /** Shown beside the label. */
  note?: string | undefined;
  /** Read out after them. */
  unseen?: string;
};

export type TileAction = { icon: IconName; label: string; onChoose: (id: string) => void };

type PictureTileProps = {
  picture: GridPicture;
  index: number;
  /** How many there are; -1 while that is unknown. */
  count: number;
  style: CSSProperties;
  isActive: boolean;
  onFocus: (index: number) => void;
  onOpen: (id: string) => void;
  actions: readonly TileAction[] | undefined;
};

/** A picture in a grid: a real link with its place in the list, and what can be done with it. */
export const PictureTile = memo(function PictureTile({
  picture,
  index,
  count,
  style,
  isActive,
  onFocus,
  onOpen,
  actions,
}: PictureTileProps) {
  const [loaded, setLoaded] = useState(false);
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onFocus(index);
    onOpen(picture.id);
  };
  return (
    <li className="tile" style={style} aria-posinset={index + 1} aria-setsize={count}>
      <a
        className="tile-link"
        href={picture.href}
        tabIndex={isActive ? 0 : -1}
        data-index={index}
        data-picture={picture.id}
        onFocus={() => onFocus(index)}
        onClick={open}
      >
        <Picture
          className={loaded ? 'tile-picture loaded' : 'tile-picture'}
          link={picture.thumbnail}
          alt=""
          decoding="async"
          onLoad={() => setLoaded(true)}
        />
        <span className="tile-caption">
          <span className="tile-label">{picture.label}</span>{' '}
          <span className="tile-note">{picture.note}</span>
          <span className="unseen">{picture.unseen}</span>
        </span>
      </a>
      {actions && (
        <div className="tile-actions">
          {actions.map(({ icon, label, onChoose }) => (
            <button
              key={label}
              type="button"
              className="icon-button"
              tabIndex={isActive ? 0 : -1}
              aria-label={`${label}: ${picture.label}`}
              title={label}
              onClick={() => onChoose(picture.id)}
            >
              <Icon name={icon} />
            </button>
          ))}
        </div>
      )}
    </li>
  );
});
