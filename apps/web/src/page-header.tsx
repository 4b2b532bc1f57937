import type { MouseEvent } from 'react';
import { Icon } from './shared/icon.js';
import { strings } from './strings.js';

export function PageHeader({ onHome, onAdd }: { onHome: () => void; onAdd: () => void }) {
  const home = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onHome();
  };
  return (
    <header className="page-header">
      <a className="brand" href="/" aria-label={strings.home} onClick={home}>
        <img src="/favicon.svg" alt="" width="28" height="28" />
        {strings.product}
      </a>
      <button type="button" className="button" onClick={onAdd}>
        <Icon name="add" />
        {strings.uploads.add}
      </button>
    </header>
  );
}
