import type { ReactNode } from 'react';
import type { NegativeMode } from '../api/api-types.js';
import { thumbnailLink } from '../api/images.js';
import { Icon } from '../shared/icon.js';
import { imageLabel } from '../shared/image-label.js';
import { Picture } from '../shared/picture.js';
import { useImageRecord } from '../shared/use-image-record.js';
import { resultsStrings } from '../strings/results.js';
import { searchStrings } from '../strings/search.js';
import type { Negative } from './address.js';
import './chip.css';

type ChipActions = { onToggle: () => void; onRemove: () => void };

type NegativeChipProps = ChipActions & { collection: string; negative: Negative };

export function NegativeChip({ collection, negative, ...actions }: NegativeChipProps) {
  const words = searchStrings;
  if ('image' in negative) return <PictureToAvoid collection={collection} {...negative} {...actions} />;
  const { text, mode } = negative;
  return (
    <AvoidedChip
      mode={mode}
      toggleLabel={words.toggleMode(text, mode)}
      removeLabel={words.removeNegative(text)}
      {...actions}
    >
      <span className="chip-text">{text}</span>
    </AvoidedChip>
  );
}

type PictureToAvoidProps = ChipActions & { collection: string; image: string; mode: NegativeMode };

function PictureToAvoid({ collection, image, mode, ...actions }: PictureToAvoidProps) {
  const { data } = useImageRecord(collection, image);
  const label = data ? imageLabel(data, resultsStrings.unnamed) : '';
  const words = searchStrings;
  return (
    <AvoidedChip
      mode={mode}
      toggleLabel={words.toggleUnlike(label, mode)}
      removeLabel={words.removeUnlike(label)}
      {...actions}
    >
      <Picture className="chip-picture" link={thumbnailLink(collection, image)} alt={words.unlike(label)} />
    </AvoidedChip>
  );
}

type AvoidedChipProps = ChipActions & {
  mode: NegativeMode;
  toggleLabel: string;
  removeLabel: string;
  children: ReactNode;
};

function AvoidedChip({ mode, toggleLabel, removeLabel, onToggle, onRemove, children }: AvoidedChipProps) {
  return (
    <li className="chip avoided">
      <Icon name="less" />
      {children}
      <button
        type="button"
        className="chip-mode"
        aria-label={toggleLabel}
        title={toggleLabel}
        onClick={onToggle}
      >
        {searchStrings.mode[mode]}
      </button>
      <button
        type="button"
        className="chip-remove"
        aria-label={removeLabel}
        title={removeLabel}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
