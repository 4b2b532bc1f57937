import { Popover } from '@base-ui/react/popover';
import { problemIn } from '../api/api-problem.js';
import { Icon } from '../shared/icon.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { useCollectionRecord } from '../shared/use-collection-record.js';
import { filterStrings } from '../strings/filters.js';
import { shellStrings } from '../strings/shell.js';
import { FacetValues } from './facet-values.js';
import { filterFields } from './filter-fields.js';
import { changeRange, countFilters, NO_FILTERS, toggleValue, type Filters } from './filters.js';
import { RangeFields } from './range-fields.js';
import './filter-panel.css';

type FilterPanelProps = { collection: string; filters: Filters; onChange: (filters: Filters) => void };

/** Narrows a search by tags, the collection's fields, and when pictures were added. */
export function FilterPanel({ collection, filters, onChange }: FilterPanelProps) {
  const words = filterStrings;
  const count = countFilters(filters);
  return (
    <Popover.Root>
      <Popover.Trigger className={count > 0 ? 'chip add chosen' : 'chip add'}>
        <Icon name="filter" />
        {words.open(count)}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="menu-place" sideOffset={6} align="start" collisionPadding={8}>
          <Popover.Popup className="menu filter-panel">
            <header className="filter-head">
              <Popover.Title className="filter-title">{words.title}</Popover.Title>
              {count > 0 && (
                <button type="button" className="text-button" onClick={() => onChange(NO_FILTERS)}>
                  {words.clear}
                </button>
              )}
              <Popover.Close className="icon-button" aria-label={shellStrings.close}>
                <Icon name="close" />
              </Popover.Close>
            </header>
            <FilterFields collection={collection} filters={filters} onChange={onChange} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function FilterFields({ collection, filters, onChange }: FilterPanelProps) {
  const record = useCollectionRecord(collection);
  const problem = problemIn(record);
  if (problem) return <ProblemNotice problem={problem} onRetry={() => void record.refetch()} recovers />;
  if (!record.data) return <p className="quiet">{shellStrings.loading}</p>;
  const { fields } = record.data;
  return filterFields(fields).map(({ field, label, kind }) =>
    kind === 'values' ? (
      <FacetValues
        key={field}
        collection={collection}
        fields={fields}
        filters={filters}
        field={field}
        label={label}
        onToggle={(value) => onChange(toggleValue(filters, field, value))}
      />
    ) : (
      <RangeFields
        key={field}
        label={label}
        kind={kind}
        range={filters.ranges[field] ?? {}}
        onChange={(range) => onChange(changeRange(filters, field, range))}
      />
    ),
  );
}
