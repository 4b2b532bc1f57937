import { Checkbox } from '@base-ui/react/checkbox';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../api/api-client.js';
import { problemIn } from '../api/api-problem.js';
import type { Collection } from '../api/api-types.js';
import { Icon } from '../shared/icon.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { grouped } from '../strings/counts.js';
import { filterStrings } from '../strings/filters.js';
import { compileFilters, withoutField, type Filters } from './filters.js';

type FacetValuesProps = {
  collection: string;
  fields: Collection['fields'];
  filters: Filters;
  field: string;
  label: string;
  onToggle: (value: string) => void;
};

const MOST_VALUES = 50;
/** Values of a field that are shown before it is unfolded. */
const FIRST_VALUES = 8;

/** The values of a field with how many pictures have each under the other filters; nothing where there are none. */
export function FacetValues({ collection, fields, filters, field, label, onToggle }: FacetValuesProps) {
  const [unfolded, setUnfolded] = useState(false);
  const filter = compileFilters(withoutField(filters, field), fields);
  const query = useQuery({
    queryKey: ['facets', collection, field, filter],
    queryFn: async ({ signal }) => {
      const call = api.GET('/v1/collections/{collection}/facets', {
        params: {
          path: { collection },
          query: { field, limit: MOST_VALUES, ...(filter && { filter: JSON.stringify(filter) }) },
        },
        signal,
      });
      return (await answerOf(call)).items;
    },
    placeholderData: keepPreviousData,
  });
  const problem = problemIn(query);
  if (problem) return <ProblemNotice problem={problem} onRetry={() => void query.refetch()} recovers />;
  const chosen = filters.values[field] ?? [];
  const counted = (query.data ?? []).map(({ value, count }) => ({ value: String(value), count }));
  const uncounted = chosen.filter((value) => counted.every((item) => item.value !== value));
  const all = [...counted, ...uncounted.map((value) => ({ value, count: 0 }))];
  if (all.length === 0) return null;
  const items = unfolded
    ? all
    : all.filter(({ value }, index) => index < FIRST_VALUES || chosen.includes(value));
  return (
    <fieldset className="facet">
      <legend>{label}</legend>
      {items.map(({ value, count }) => (
        <label key={value} className="check">
          <Checkbox.Root
            className="checkbox"
            checked={chosen.includes(value)}
            onCheckedChange={() => onToggle(value)}
          >
            <Checkbox.Indicator className="checkbox-mark">
              <Icon name="done" />
            </Checkbox.Indicator>
          </Checkbox.Root>
          <span className="facet-value">{value}</span>
          <span className="facet-count">{grouped(count)}</span>
        </label>
      ))}
      {items.length < all.length && (
        <button type="button" className="text-button facet-more" onClick={() => setUnfolded(true)}>
          {filterStrings.showAll(all.length)}
        </button>
      )}
    </fieldset>
  );
}
