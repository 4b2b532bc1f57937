import type { ReactNode } from 'react';
import { usePageTitle } from '../shared/use-page-title.js';

type PartHeaderProps = { title: string; intro: string; children?: ReactNode };

/** What a part of the operator's pages is about, and what can be done with the whole of it. */
export function PartHeader({ title, intro, children }: PartHeaderProps) {
  usePageTitle(title);
  return (
    <header className="part-header">
      <div>
        <h1 className="page-title">{title}</h1>
        <p className="quiet">{intro}</p>
      </div>
      {children && <div className="part-actions">{children}</div>}
    </header>
  );
}
