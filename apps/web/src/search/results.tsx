import type { Hit } from '../api/api-types.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { ShowMore } from '../shared/show-more.js';
import { TileSkeletons } from '../shared/tile-skeletons.js';
import { strings } from '../strings.js';
import { HitTile } from './hit-tile.js';
import { ResultsSummary } from './results-summary.js';
import type { Search } from './use-search.js';
import './results.css';

type ResultsProps = {
  search: Search;
  linkTo: (image: string) => string;
  onOpen: (image: string) => void;
};

export function Results({ search: { answer, running, problem, more, again }, linkTo, onOpen }: ResultsProps) {
  const searching = running === 'search';
  return (
    <section className="results" aria-label={strings.results.heading} aria-busy={searching}>
      {answer ? (
        <ResultsSummary answer={answer} searching={searching} />
      ) : (
        <p className="quiet" role="status">
          {searching && strings.results.searching}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} onRetry={answer?.nextCursor ? more : again} />}
      {!answer && searching && <TileSkeletons />}
      {answer && answer.hits.length > 0 && (
        <ol className="grid">
          {answer.hits.map((hit: Hit) => (
            <li key={hit.id}>
              <HitTile hit={hit} href={linkTo(hit.id)} dimmed={searching} onOpen={() => onOpen(hit.id)} />
            </li>
          ))}
        </ol>
      )}
      {answer?.nextCursor && !problem && <ShowMore loading={running === 'more'} onMore={more} />}
    </section>
  );
}
