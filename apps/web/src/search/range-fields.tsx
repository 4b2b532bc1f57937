import { filterStrings } from '../strings/filters.js';

type Range = { from?: string; to?: string };

type RangeFieldsProps = {
  label: string;
  kind: 'number' | 'date';
  range: Range;
  onChange: (range: Range) => void;
};

/** The ends of a range. They count once they are left, so that half a number is no filter. */
export function RangeFields({ label, kind, range, onChange }: RangeFieldsProps) {
  const end = (name: 'from' | 'to', accessibleName: string) => (
    <label className="field">
      {filterStrings[name]}
      <input
        key={range[name]}
        className="input"
        type={kind}
        step="any"
        defaultValue={range[name]}
        aria-label={accessibleName}
        onBlur={({ target }) => {
          if (target.value !== (range[name] ?? '')) onChange({ ...range, [name]: target.value });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </label>
  );
  return (
    <fieldset className="facet">
      <legend>{label}</legend>
      <div className="range">
        {end('from', filterStrings.fromOf(label))}
        {end('to', filterStrings.toOf(label))}
      </div>
    </fieldset>
  );
}
