import type { ComponentType } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { problemIn } from '../api/api-problem.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { pageLink, useCollection } from '../shared/use-collection.js';
import { NotFound } from '../shell/not-found.js';
import { operateStrings } from '../strings/operate.js';
import { shellStrings } from '../strings/shell.js';
import { allows } from './access.js';
import { CollectionPart } from './collections/collection-part.js';
import { CollectionsPart } from './collections/collections-part.js';
import { FailuresPart } from './failures/failures-part.js';
import { OverviewPart } from './overview/overview-part.js';
import { parts } from './parts.js';
import { useAccess } from './use-access.js';
import './operate-page.css';

/** The pages of the parts; a part that has none yet is not offered. */
const pages = new Map<string, ComponentType>([
  ['/operate', OverviewPart],
  ['/operate/failures', FailuresPart],
  ['/operate/collections', CollectionsPart],
  ['/operate/collections/:name', CollectionPart],
]);

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
  const shown = parts.filter(({ path, need }) => pages.has(path) && allows(access.data, need));
  return (
    <div className="operate">
      <PartNavigation shown={shown} />
      <div className="operate-part">
        <Switch>
          {[...pages].map(([path, Page]) => (
            <Route key={path} path={path} component={Page} />
          ))}
          <Route component={NotFound} />
        </Switch>
      </div>
    </div>
  );
}

function PartNavigation({ shown }: { shown: typeof parts }) {
  const [address] = useLocation();
  const collection = useCollection();
  const isCurrent = (path: string) =>
    address === path || (path !== '/operate' && address.startsWith(`${path}/`));
  return (
    <nav className="operate-nav" aria-label={operateStrings.title}>
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
