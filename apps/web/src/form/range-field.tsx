import { useId } from 'react';
import './form.css';

type RangeFieldProps = {
  label: string;
  hint?: string;
  value: number;
  min: number;
  max: number;
  step: number;
  format: (value: number) => string;
  onChange: (value: number) => void;
};

/** A number between two ends, with its value beside it. */
export function RangeField({ label, hint, value, min, max, step, format, onChange }: RangeFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <div className="range-head">
        <label htmlFor={id}>{label}</label>
        <output htmlFor={id}>{format(value)}</output>
      </div>
      <input
        id={id}
        className="range-input"
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={format(value)}
        aria-describedby={hint && `${id}-hint`}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}
