import { useEffect } from 'react';
import { shellStrings } from '../strings/shell.js';

/** @param page what the page shows; null for the start page */
export function usePageTitle(page: string | null): void {
  useEffect(() => {
    document.title = page === null ? shellStrings.product : shellStrings.titleOf(page);
  }, [page]);
}
