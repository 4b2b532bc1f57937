import { Component, type ReactNode } from 'react';
import { Icon } from '../shared/icon.js';
import { shellStrings } from '../strings/shell.js';

type PageBoundaryProps = { children: ReactNode };

/** Stands in for a page that cannot be shown, most often because it could not be loaded; the others go on. */
export class PageBoundary extends Component<PageBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const words = shellStrings.pageFailed;
    return (
      <section className="section" role="alert">
        <h1 className="page-title">{words.title}</h1>
        <p>{words.advice}</p>
        <p>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            <Icon name="retry" />
            {words.reload}
          </button>
        </p>
      </section>
    );
  }
}
