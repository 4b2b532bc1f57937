import { Link, useLocation } from 'wouter';
import { Icon } from '../shared/icon.js';
import { pageLink, useCollection } from '../shared/use-collection.js';
import { shellStrings } from '../strings/shell.js';
import { CollectionPicker } from './collection-picker.js';
import { isWithin, pages } from './pages.js';
import { SettingsMenu } from './settings-menu.js';

/** Where one is, where one can go, and for which collection. */
export function PageHeader() {
  const [path] = useLocation();
  const collection = useCollection();
  return (
    <header className="page-header">
      <Link className="brand" href={pageLink('/', collection)} aria-label={shellStrings.home}>
        <img src="/favicon.svg" alt="" width="28" height="28" />
        <span className="brand-name">{shellStrings.product}</span>
      </Link>
      <nav className="page-nav" aria-label={shellStrings.pages}>
        {pages.map((page) => (
          <Link
            key={page.path}
            className="page-link"
            href={pageLink(page.path, collection)}
            aria-current={isWithin(page, path) ? 'page' : undefined}
          >
            <Icon name={page.icon} />
            {page.name}
          </Link>
        ))}
      </nav>
      <CollectionPicker />
      <SettingsMenu />
    </header>
  );
}
