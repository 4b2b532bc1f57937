import { useId, type KeyboardEvent } from 'react';
import './form.css';

type TextAreaProps = {
  label: string;
  hint?: string;
  value: string;
  rows: number;
  onChange: (value: string) => void;
};

/** Several lines. Enter begins another one; with Ctrl or ⌘ it sends the form. */
export function TextArea({ label, hint, value, rows, onChange }: TextAreaProps) {
  const id = useId();
  const sendOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input text-area"
        rows={rows}
        value={value}
        spellCheck={false}
        aria-describedby={hint && `${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={sendOnEnter}
      />
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}
