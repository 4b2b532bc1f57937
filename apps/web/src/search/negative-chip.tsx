import type { Negative } from '../api/api-types.js';
import { Icon } from '../shared/icon.js';
import { strings } from '../strings.js';
import './negative-chip.css';

type NegativeChipProps = { negative: Negative; onToggle: () => void; onRemove: () => void };

export function NegativeChip({ negative: { text, mode }, onToggle, onRemove }: NegativeChipProps) {
  const words = strings.search;
  return (
    <li className="chip">
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
