import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { queryClient } from '../api/query-client.js';
import { shellStrings } from '../strings/shell.js';
import { UploadsProvider } from '../uploads/uploads-provider.js';
import { KeyDialog } from './key-dialog.js';
import { NotFound } from './not-found.js';
import { PageBoundary } from './page-boundary.js';
import { PageHeader } from './page-header.js';
import { isWithin, pages } from './pages.js';
import './app.css';

export function App() {
  return (
    // The content security policy allows styles from files only.
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <UploadsProvider>
          <a className="skip-link" href="#content">
            {shellStrings.skip}
          </a>
          <PageHeader />
          <main id="content" className="page" tabIndex={-1}>
            <Pages />
          </main>
          <KeyDialog />
        </UploadsProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}

function Pages() {
  const [address] = useLocation();
  return (
    <PageBoundary key={pages.find((page) => isWithin(page, address))?.path}>
      <Suspense fallback={<p className="quiet">{shellStrings.loading}</p>}>
        <Switch>
          {pages.map(({ path, Page, hasParts }) => (
            <Route key={path} path={hasParts ? `${path}/*?` : path} component={Page} />
          ))}
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </PageBoundary>
  );
}
