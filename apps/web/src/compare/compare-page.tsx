import { Fragment, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { usePageTitle } from '../shared/use-page-title.js';
import { useQueryString } from '../shared/use-query-string.js';
import { compareStrings } from '../strings/compare.js';
import { CompareColumn } from './compare-column.js';
import { readComparison, writeComparison } from './comparison-address.js';
import { inCommon, linksBetween, onlyIn } from './overlap.js';
import { OverlapLines } from './overlap-lines.js';
import { useComparison } from './use-comparison.js';
import { WordingsForm } from './wordings-form.js';
import './compare-page.css';

export function ComparePage() {
  const query = useQueryString();
  const [, navigate] = useLocation();
  const comparison = useMemo(() => readComparison(query), [query]);
  const { collection, wordings } = comparison;
  const columns = useComparison(comparison);
  /** The picture that is pointed at, in every column. */
  const [held, setHeld] = useState<string | null>(null);
  const words = compareStrings;
  usePageTitle(words.title);

  const rankings = columns.map(({ answer }) => answer?.hits.map(({ id }) => id) ?? []);
  const answered = columns.length > 0 && columns.every(({ answer }) => answer !== null);
  return (
    <section className="section compare">
      <header>
        <h1 className="page-title">{words.title}</h1>
        <p className="quiet">{words.intro}</p>
      </header>
      <WordingsForm
        wordings={wordings}
        onCompare={(next) => navigate(writeComparison({ collection, wordings: next }))}
      />
      <p role="status" className="quiet">
        {answered && words.inCommon(inCommon(rankings), Math.max(...rankings.map(({ length }) => length)))}
      </p>
      {columns.length > 0 && (
        <div className="columns" role="group" aria-label={words.columns} tabIndex={0}>
          {columns.map((column, index) => (
            <Fragment key={column.wordings.join('\n')}>
              {index > 0 && (
                <OverlapLines
                  links={linksBetween(rankings[index - 1] ?? [], rankings[index] ?? [])}
                  held={held}
                />
              )}
              <CompareColumn
                collection={collection}
                column={column}
                isEnsemble={index === wordings.length}
                own={answered ? onlyIn(rankings, index) : new Set()}
                held={held}
                onHold={setHeld}
              />
            </Fragment>
          ))}
        </div>
      )}
    </section>
  );
}
