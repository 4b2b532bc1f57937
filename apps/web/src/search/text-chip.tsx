import { Icon } from '../shared/icon.js';
import './chip.css';

type TextChipProps = { text: string; removeLabel: string; onRemove: () => void };

export function TextChip({ text, removeLabel, onRemove }: TextChipProps) {
  return (
    <li className="chip">
      <span className="chip-text">{text}</span>
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
