import type { Collection } from '../api/api-types.js';
import { filterStrings } from '../strings/filters.js';
import { filterFields } from './filter-fields.js';
import { changeRange, toggleValue, type Filters } from './filters.js';
import { TextChip } from './text-chip.js';

type FilterChipsProps = {
  fields: Collection['fields'];
  filters: Filters;
  onChange: (filters: Filters) => void;
};

/** The filters that are set, each with the way to take it off. */
export function FilterChips({ fields, filters, onChange }: FilterChipsProps) {
  const words = filterStrings;
  const labels = new Map(filterFields(fields).map(({ field, label }) => [field, label]));
  const labelOf = (field: string) => labels.get(field) ?? field;
  const chips = [
    ...Object.entries(filters.values).flatMap(([field, values]) =>
      values.map((value) => ({
        text: words.value(labelOf(field), value),
        without: toggleValue(filters, field, value),
      })),
    ),
    ...Object.entries(filters.ranges).map(([field, { from, to }]) => ({
      text: words.range(labelOf(field), from, to),
      without: changeRange(filters, field, {}),
    })),
  ];
  return (
    <ul className="chip-list" aria-label={words.list}>
      {chips.map(({ text, without }) => (
        <TextChip
          key={text}
          text={text}
          removeLabel={words.remove(text)}
          onRemove={() => onChange(without)}
        />
      ))}
    </ul>
  );
}
