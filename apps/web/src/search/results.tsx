import { useMemo, useState } from 'react';
import type { Hit } from '../api/api-types.js';
import { PictureGrid } from '../grid/picture-grid.js';
import type { TileAction } from '../grid/picture-tile.js';
import { imageLabel } from '../shared/image-label.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { ratioOf } from '../shared/ratio-of.js';
import { useSlow } from '../shared/use-slow.js';
import { problemStrings } from '../strings/problem.js';
import { resultsStrings } from '../strings/results.js';
import type { Address } from './address.js';
import { GridSkeleton } from '../grid/grid-skeleton.js';
import { ResultsSummary } from './results-summary.js';
import type { Search } from './use-search.js';
import './results.css';

type ResultsProps = {
  address: Address;
  search: Search;
  actions: readonly TileAction[];
  linkTo: (image: string) => string;
  onOpen: (image: string) => void;
  onSearch: (address: Address) => void;
  /** Goes to the words of the search. */
  onEdit: () => void;
};

export function Results({ address, search, actions, linkTo, onOpen, onSearch, onEdit }: ResultsProps) {
  const { answer, hits, running, isCurrent, problem, again, more, hasMore, loadingMore } = search;
  const words = resultsStrings;
  const slow = useSlow(running);
  const pictures = useMemo(() => hits.map((hit) => gridPicture(hit, linkTo)), [hits, linkTo]);
  const [unfolded, setUnfolded] = useState<unknown>(null);
  // Unfolding the closest holds for this answer only.
  const folded = answer?.verdict === 'none' && unfolded !== answer;
  return (
    <section className="results" aria-label={words.heading} aria-busy={running}>
      {answer ? (
        <ResultsSummary
          address={address}
          answer={answer}
          searching={running && !isCurrent}
          folded={folded}
          onFold={() => setUnfolded(folded ? answer : null)}
          onSearch={onSearch}
          onEdit={onEdit}
        />
      ) : (
        <p className="quiet" role="status">
          {running && words.searching}
        </p>
      )}
      {slow && <p role="status">{problemStrings.slow}</p>}
      {problem && <ProblemNotice problem={problem} onRetry={again} recovers={!answer} />}
      {!answer && running && !problem && <GridSkeleton />}
      {answer && !folded && (
        <PictureGrid
          key={answer.space + (answer.query.positive ?? '')}
          pictures={pictures}
          label={words.heading}
          hasMore={hasMore}
          onMore={more}
          dimmed={running && !isCurrent}
          onOpen={onOpen}
          opened={address.image}
          actions={actions}
        />
      )}
      <p className="quiet" role="status">
        {loadingMore && words.loadingMore}
      </p>
    </section>
  );
}

function gridPicture(hit: Hit, linkTo: (image: string) => string) {
  const words = resultsStrings;
  const label = imageLabel(hit, words.unnamed);
  const sure = hit.probability === null ? undefined : words.percent(hit.probability);
  return {
    id: hit.id,
    ratio: ratioOf(hit),
    thumbnail: hit.thumbnailUrl,
    placeholder: hit.placeholder,
    href: linkTo(hit.id),
    label,
    note: sure,
    unseen: words.rank(hit.rank),
  };
}
