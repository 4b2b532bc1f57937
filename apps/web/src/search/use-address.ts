import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { readAddress, writeAddress, type Address } from './address.js';

type Navigation = {
  address: Address;
  /** Goes to another address with an entry in the history. */
  visit: (address: Address) => void;
  /** Changes the address in place. */
  replace: (address: Address) => void;
  /** Goes back to where `visit` was called, or to `otherwise` when the page was opened right here. */
  leave: (otherwise: Address) => void;
};

const CHANGED = 'cliptext:address';

/** The state of history entries that `visit` made. */
const VISITED = 'visited';

/** The address of the page as state: links, the back button and our own navigation all go through it. */
export function useAddress(): Navigation {
  const query = useSyncExternalStore(subscribe, () => window.location.search);
  const address = useMemo(() => readAddress(query), [query]);
  const visit = useCallback((next: Address) => {
    const link = writeAddress(next);
    if (link === writeAddress(readAddress(window.location.search))) return;
    window.history.pushState(VISITED, '', link);
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  const replace = useCallback((next: Address) => {
    window.history.replaceState(window.history.state, '', writeAddress(next));
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  const leave = useCallback(
    (otherwise: Address) => (window.history.state === VISITED ? window.history.back() : replace(otherwise)),
    [replace],
  );
  return { address, visit, replace, leave };
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
  };
}
