import { useEffect, useState, type FormEvent } from 'react';
import { Icon } from '../shared/icon.js';
import { compareStrings } from '../strings/compare.js';
import { FEWEST, MOST } from './comparison-address.js';

type WordingsFormProps = { wordings: string[]; onCompare: (wordings: string[]) => void };

const filled = (wordings: string[]) => [
  ...wordings,
  ...Array.from({ length: Math.max(0, FEWEST - wordings.length) }, () => ''),
];

/** Two to four fields. Enter in any of them compares. */
export function WordingsForm({ wordings, onCompare }: WordingsFormProps) {
  const [typed, setTyped] = useState(() => filled(wordings));
  useEffect(() => setTyped(filled(wordings)), [wordings]);
  const words = compareStrings;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCompare([...new Set(typed.flatMap((text) => text.trim() || []))]);
  };
  const without = (position: number) => typed.filter((_, other) => other !== position);
  return (
    <form className="wordings" onSubmit={submit}>
      {typed.map((text, position) => (
        <div key={position} className="wording">
          <input
            className="input"
            value={text}
            aria-label={words.wording(position + 1)}
            placeholder={words.placeholders[position]}
            autoComplete="off"
            enterKeyHint="search"
            onChange={({ target }) => setTyped(typed.with(position, target.value))}
          />
          {typed.length > FEWEST && (
            <button
              type="button"
              className="icon-button"
              aria-label={words.remove(position + 1)}
              title={words.remove(position + 1)}
              onClick={() => {
                setTyped(without(position));
                onCompare([...new Set(without(position).flatMap((other) => other.trim() || []))]);
              }}
            >
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
      <div className="wordings-actions">
        {typed.length < MOST && (
          <button type="button" className="button" onClick={() => setTyped([...typed, ''])}>
            <Icon name="add" />
            {words.add}
          </button>
        )}
        <button type="submit" className="button primary">
          {words.submit}
        </button>
      </div>
    </form>
  );
}
