import { useEffect, useRef } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { problemIn } from '../api/api-problem.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { pageLink, useCollection } from '../shared/use-collection.js';
import { NotFound } from '../shell/not-found.js';
import { operateStrings } from '../strings/operate.js';
import { shellStrings } from '../strings/shell.js';
import { allows } from './access.js';
import { AuditPart } from './audit/audit-part.js';
import { CollectionPart } from './collections/collection-part.js';
import { CollectionsPart } from './collections/collections-part.js';
import { DecisionsPart } from './decisions/decisions-part.js';
import { FailuresPart } from './failures/failures-part.js';
import { JobsPart } from './jobs/jobs-part.js';
import { KeysPart } from './keys/keys-part.js';
import { OverviewPart } from './overview/overview-part.js';
import { parts } from './parts.js';
import { useAccess } from './use-access.js';
import './operate-page.css';

/** The operator's pages: what the service is doing, and everything that can be set. */
export function OperatePage() {
  const access = useAccess();
  const problem = problemIn(access);
  if (problem) {
    return (
      <section className="section">
        <h1 className="page-title">{operateStrings.title}</h1>
        <ProblemNotice problem={problem} onRetry={() => void access.refetch()} recovers />
      </section>
    );
  }
  if (!access.data) return <p className="quiet">{shellStrings.loading}</p>;
  const shown = parts.filter(({ need }) => allows(access.data, need));
  return (
    <div className="operate">
      <PartNavigation shown={shown} />
      <div className="operate-part">
        <Switch>
          <Route path="/operate" component={OverviewPart} />
          <Route path="/operate/failures" component={FailuresPart} />
          <Route path="/operate/collections" component={CollectionsPart} />
          <Route path="/operate/collections/:name" component={CollectionPart} />
          <Route path="/operate/jobs" component={JobsPart} />
          <Route path="/operate/decisions" component={DecisionsPart} />
          <Route path="/operate/keys" component={KeysPart} />
          <Route path="/operate/audit" component={AuditPart} />
          <Route component={NotFound} />
        </Switch>
      </div>
    </div>
  );
}

function PartNavigation({ shown }: { shown: typeof parts }) {
  const [address] = useLocation();
  const collection = useCollection();
  const navigation = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the parts are wider than the page.
    const current = navigation.current?.querySelector('[aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [address]);
  const isCurrent = (path: string) =>
    address === path || (path !== '/operate' && address.startsWith(`${path}/`));
  return (
    <nav ref={navigation} className="operate-nav" aria-label={operateStrings.title}>
      {shown.map(({ path, name }) => (
        <Link
          key={path}
          className="operate-link"
          href={pageLink(path, collection)}
          aria-current={isCurrent(path) ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
