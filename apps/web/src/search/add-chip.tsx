import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { Icon } from '../shared/icon.js';
import { searchStrings } from '../strings/search.js';
import './chip.css';

/** A button that becomes a field: Enter adds what was typed, Escape puts the button back. */
export function AddChip({ label, onAdd }: { label: string; onAdd: (text: string) => void }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const focusButton = useRef(false);

  useEffect(() => {
    if (open || !focusButton.current) return;
    focusButton.current = false;
    button.current?.focus();
  }, [open]);

  const close = (toButton: boolean) => {
    focusButton.current = toButton;
    setOpen(false);
    setText('');
  };
  const add = () => {
    const typed = text.trim();
    if (typed !== '') onAdd(typed);
    close(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // These keys then choose among the characters that an input method offers.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      // Within the form, where Enter would also search for the text of the box.
      event.preventDefault();
      add();
    }
    if (event.key === 'Escape') close(true);
  };
  const onBlur = (event: FocusEvent) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    if (text.trim() === '') close(false);
  };
  if (!open) {
    return (
      <button ref={button} type="button" className="chip add" onClick={() => setOpen(true)}>
        <Icon name="add" />
        {label}
      </button>
    );
  }
  return (
    <span className="chip adding" onBlur={onBlur}>
      <input
        className="chip-input"
        autoFocus
        value={text}
        aria-label={label}
        autoComplete="off"
        enterKeyHint="done"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="button" className="chip-remove" aria-label={searchStrings.add} onClick={add}>
        <Icon name="done" />
      </button>
    </span>
  );
}
