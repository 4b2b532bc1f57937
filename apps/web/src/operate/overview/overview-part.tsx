import { Link } from 'wouter';
import { problemIn } from '../../api/api-problem.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { pageLink, useCollection } from '../../shared/use-collection.js';
import { StatusLine } from '../../status/status-line.js';
import { StoreProblems } from '../../status/store-problems.js';
import { useStatus } from '../../status/use-status.js';
import { operateStrings } from '../../strings/operate.js';
import { overviewStrings } from '../../strings/overview.js';
import { shellStrings } from '../../strings/shell.js';
import { PartHeader } from '../part-header.js';
import { ComparisonPanel } from './comparison-panel.js';
import { LimitFacts, ModelFacts } from './service-facts.js';
import { StoresTable } from './stores-table.js';
import { ThroughputPanel } from './throughput-panel.js';
import './overview-part.css';

/** What the service is doing, and what it is made of. */
export function OverviewPart() {
  const status = useStatus(false);
  const collection = useCollection();
  const problem = problemIn(status);
  const words = overviewStrings;
  const { data } = status;
  return (
    <>
      <PartHeader title={operateStrings.parts.overview} intro={words.intro}>
        {data && !problem && <span className={`badge ${data.state}`}>{words.state[data.state]}</span>}
      </PartHeader>
      {problem && <ProblemNotice problem={problem} onRetry={() => void status.refetch()} recovers />}
      {!data && !problem && <p className="quiet">{shellStrings.loading}</p>}
      {data && (
        <>
          <StoreProblems stores={data.stores} />
          <dl className="figures">
            <Figure name={words.indexed} value={words.number(data.images.indexed)} />
            <Figure name={words.pending} value={words.number(data.images.pending)} />
            <Figure
              name={words.failed}
              value={words.number(data.images.failed)}
              href={pageLink('/operate/failures', collection)}
            />
          </dl>
          <StatusLine collection={collection} />
          <ThroughputPanel settled={data.images.indexed + data.images.failed} />
          <div className="panels">
            <StoresTable stores={data.stores} />
            <ModelFacts model={data.model} />
            <LimitFacts limits={data.limits} />
            <ComparisonPanel last={data.comparison} />
          </div>
        </>
      )}
    </>
  );
}

function Figure({ name, value, href }: { name: string; value: string; href?: string }) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{href === undefined ? value : <Link href={href}>{value}</Link>}</dd>
    </div>
  );
}
