import type { ReactNode } from 'react';
import { ProblemNotice } from '../shared/problem-notice.js';
import type { PagedList } from '../shared/use-paged-list.js';
import { shellStrings } from '../strings/shell.js';
import './rows.css';

type PagedRowsProps<Item> = {
  list: PagedList<Item>;
  label: string;
  /** Said where there is nothing. */
  empty: string;
  row: (item: Item) => ReactNode;
};

/** A list of the service as rows, with the way to more of them. */
export function PagedRows<Item>({ list, label, empty, row }: PagedRowsProps<Item>) {
  const { items, problem, hasMore, more, running, again } = list;
  return (
    <>
      {problem && <ProblemNotice problem={problem} onRetry={again} recovers />}
      {!items && !problem && <p className="quiet">{shellStrings.loading}</p>}
      {items?.length === 0 && <p className="nothing">{empty}</p>}
      {items && items.length > 0 && (
        <ul className="rows" aria-label={label}>
          {items.map(row)}
        </ul>
      )}
      {hasMore && (
        <button type="button" className="button more" disabled={running} onClick={more}>
          {shellStrings.showMore}
        </button>
      )}
    </>
  );
}
