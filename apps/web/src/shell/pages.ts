import { lazy, type ComponentType } from 'react';
import { SearchPage } from '../search/search-page.js';
import type { IconName } from '../shared/icon.js';
import { shellStrings } from '../strings/shell.js';
import { UPLOADS_PATH } from '../uploads/uploads-path.js';

type PageEntry = {
  path: string;
  name: string;
  icon: IconName;
  Page: ComponentType;
  /** Whether it has parts, with addresses below its own. */
  hasParts?: boolean;
};

/** The pages in the order of the navigation; all but the first view are `lazy`: loaded when they are visited. */
export const pages: PageEntry[] = [
  { path: '/', name: shellStrings.pageNames.search, icon: 'search', Page: SearchPage },
  {
    path: '/compare',
    name: shellStrings.pageNames.compare,
    icon: 'compare',
    Page: lazy(async () => ({ default: (await import('../compare/compare-page.js')).ComparePage })),
  },
  {
    path: UPLOADS_PATH,
    name: shellStrings.pageNames.uploads,
    icon: 'upload',
    Page: lazy(async () => ({ default: (await import('../uploads/uploads-page.js')).UploadsPage })),
  },
  {
    path: '/playground',
    name: shellStrings.pageNames.playground,
    icon: 'playground',
    Page: lazy(async () => ({ default: (await import('../playground/playground-page.js')).PlaygroundPage })),
    hasParts: true,
  },
  {
    path: '/operate',
    name: shellStrings.pageNames.operate,
    icon: 'operate',
    Page: lazy(async () => ({ default: (await import('../operate/operate-page.js')).OperatePage })),
    hasParts: true,
  },
];

/** Whether an address is that of the page or of a part of it. */
export function isWithin({ path, hasParts }: PageEntry, address: string): boolean {
  return address === path || (hasParts === true && address.startsWith(`${path}/`));
}
