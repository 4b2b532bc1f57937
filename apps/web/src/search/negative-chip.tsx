import { Icon } from '../shared/icon.js';
import { searchStrings } from '../strings/search.js';
import type { Negative } from './address.js';
import './chip.css';

type NegativeChipProps = { negative: Negative; onToggle: () => void; onRemove: () => void };

export function NegativeChip({ negative: { text, mode }, onToggle, onRemove }: NegativeChipProps) {
  const words = searchStrings;
  return (
    <li className="chip avoided">
      <Icon name="less" />
      <span className="chip-text">{text}</span>
      <button
        type="button"
        className="chip-mode"
        aria-label={words.toggleMode(text, mode)}
        title={words.toggleMode(text, mode)}
        onClick={onToggle}
      >
        {words.mode[mode]}
      </button>
      <button
        type="button"
        className="chip-remove"
        aria-label={words.removeNegative(text)}
        title={words.removeNegative(text)}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
