import { memo, useMemo, useState, type MouseEvent } from 'react';
import { Icon, type IconName } from '../shared/icon.js';
import { Picture } from '../shared/picture.js';
import { placeholderColour, placeholderUrl } from '../shared/placeholder.js';
import type { Placed, Row } from './justify.js';
import { useSlowPicture } from './use-slow-picture.js';

export type GridPicture = {
  id: string;
  /** Width ÷ height. */
  ratio: number;
  thumbnail: string;
  placeholder: string | null;
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
  row: Row;
  placed: Placed;
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
  row,
  placed,
  isActive,
  onFocus,
  onOpen,
  actions,
}: PictureTileProps) {
  const [isPointed, setIsPointed] = useState(false);
  const { slow, onLoad } = useSlowPicture();
  const { placeholder } = picture;
  const style = useMemo(
    () => ({
      left: placed.left,
      top: row.top,
      width: placed.width,
      height: row.height,
      ...(placeholder && { backgroundColor: placeholderColour(placeholder) }),
      ...(placeholder && slow && { backgroundImage: `url(${placeholderUrl(placeholder)})` }),
    }),
    [placed, row, placeholder, slow],
  );
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onFocus(index);
    onOpen(picture.id);
  };
  return (
    <li
      className="tile"
      style={style}
      aria-posinset={index + 1}
      aria-setsize={count}
      onPointerEnter={() => setIsPointed(true)}
      onPointerLeave={() => setIsPointed(false)}
    >
      <a
        className="tile-link"
        href={picture.href}
        tabIndex={isActive ? 0 : -1}
        data-index={index}
        data-picture={picture.id}
        onFocus={() => onFocus(index)}
        onClick={open}
      >
        <Picture className="tile-picture" link={picture.thumbnail} alt="" onLoad={onLoad} />
        <span className="tile-caption">
          <span className="tile-label">{picture.label}</span>{' '}
          <span className="tile-note">{picture.note}</span>
          <span className="unseen">{picture.unseen}</span>
        </span>
      </a>
      {(isActive || isPointed) && actions && (
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
