import { decisionsStrings } from '../../strings/decisions.js';

type FilterSelectProps = {
  label: string;
  /** Null for any. */
  value: string | null;
  /** Values, and what they are called. */
  options: [string, string][];
  onChoose: (value: string | null) => void;
};

export function FilterSelect({ label, value, options, onChoose }: FilterSelectProps) {
  return (
    <label className="filter-select">
      {label}
      <select
        className="input"
        value={value ?? ''}
        onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
      >
        <option value="">{decisionsStrings.any}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
