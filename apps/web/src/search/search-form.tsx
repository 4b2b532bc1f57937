import { useEffect, useState, type FormEvent, type RefObject } from 'react';
import type { AnsweredQuery } from '../api/api-types.js';
import { Icon } from '../shared/icon.js';
import { strings } from '../strings.js';
import type { Address } from './address.js';
import { NegativeChip } from './negative-chip.js';
import { addNegative, removeNegative, shownNegatives, toggleMode } from './negatives.js';
import './search-form.css';

type SearchFormProps = {
  address: Address;
  /** What the server made of this very address, once it has answered. */
  answered: AnsweredQuery | null;
  inputRef: RefObject<HTMLInputElement | null>;
  onSearch: (address: Address) => void;
};

/** The prompt and what to avoid. Enter in either field searches. */
export function SearchForm({ address, answered, inputRef, onSearch }: SearchFormProps) {
  const [text, setText] = useState(address.text);
  const [negativeText, setNegativeText] = useState('');
  useEffect(() => setText(address.text), [address.text]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = text.trim();
    onSearch({
      text: typed,
      negatives: addNegative(address.negatives, negativeText),
      parseNegation: address.parseNegation || typed !== address.text,
      image: null,
    });
    setNegativeText('');
    if (typed === '') inputRef.current?.focus();
  };

  const words = strings.search;
  return (
    <form className="search" role="search" onSubmit={submit}>
      <div className="search-bar">
        <Icon name="search" />
        <input
          ref={inputRef}
          className="search-input"
          type="search"
          name="q"
          value={text}
          aria-label={words.label}
          aria-keyshortcuts="/"
          placeholder={words.placeholder}
          autoComplete="off"
          enterKeyHint="search"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button primary">
          {words.submit}
        </button>
      </div>
      <div className="negatives">
        <span className="negatives-label" aria-hidden="true">
          {words.negativesLabel}
        </span>
        <ul className="negatives-list" aria-label={words.negativesList}>
          {shownNegatives(address, answered).map((negative) => (
            <NegativeChip
              key={negative.text}
              negative={negative}
              onToggle={() => onSearch(toggleMode(address, answered, negative.text))}
              onRemove={() => onSearch(removeNegative(address, answered, negative.text))}
            />
          ))}
        </ul>
        <input
          className="negative-input"
          value={negativeText}
          aria-label={words.negativeInputLabel}
          placeholder={words.negativePlaceholder}
          autoComplete="off"
          enterKeyHint="search"
          onChange={(event) => setNegativeText(event.target.value)}
        />
      </div>
      {address.text === '' && address.negatives.length > 0 && (
        <p className="quiet" role="status">
          {words.negativesNeedText}
        </p>
      )}
    </form>
  );
}
