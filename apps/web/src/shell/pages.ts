import { lazy, type ComponentType } from 'react';
import { SearchPage } from '../search/search-page.js';
import type { IconName } from '../shared/icon.js';
import { shellStrings } from '../strings/shell.js';

type PageEntry = { path: string; name: string; icon: IconName; Page: ComponentType };

/** The pages in the order of the navigation; all but the first view are `lazy`: loaded when they are visited. */
export const pages: PageEntry[] = [
  { path: '/', name: shellStrings.pageNames.search, icon: 'search', Page: SearchPage },
  {
    path: '/compare',
    name: shellStrings.pageNames.compare,
    icon: 'compare',
    Page: lazy(async () => ({ default: (await import('../compare/compare-page.js')).ComparePage })),
  },
];
