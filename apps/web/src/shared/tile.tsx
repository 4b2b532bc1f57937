import type { MouseEvent, ReactNode } from 'react';
import './tile.css';

type TileProps = {
  href: string;
  thumbnail: string;
  label: string;
  /** Read out in the place of the label where it should say more. */
  description?: string;
  dimmed?: boolean;
  onOpen: () => void;
  children: ReactNode;
};

/** A picture in a grid: a real link, so that it has a place in the tab order and opens in a new tab too. */
export function Tile({ href, thumbnail, label, description, dimmed = false, onOpen, children }: TileProps) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <a className={dimmed ? 'tile dimmed' : 'tile'} href={href} aria-label={description} onClick={open}>
      <span className="tile-frame">
        <img className="tile-picture" src={thumbnail} alt={label} loading="lazy" decoding="async" />
      </span>
      <span className="tile-caption">{children}</span>
    </a>
  );
}
