import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { useQueryString } from '../shared/use-query-string.js';
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

/** The state of history entries that `visit` made. */
const VISITED = 'visited';

/** The address of the search page as state: links, the back button and our own navigation all go through it. */
export function useAddress(): Navigation {
  const query = useQueryString();
  const [, navigate] = useLocation();
  const address = useMemo(() => readAddress(query), [query]);
  const visit = useCallback((next: Address) => navigate(writeAddress(next), { state: VISITED }), [navigate]);
  const replace = useCallback(
    (next: Address) =>
      navigate(writeAddress(next), { replace: true, state: window.history.state as unknown }),
    [navigate],
  );
  const isLeaving = useRef(false);
  useEffect(() => {
    isLeaving.current = false;
  }, [query]);
  const leave = useCallback(
    (otherwise: Address) => {
      if (window.history.state !== VISITED) return replace(otherwise);
      // The browser takes its time: who presses twice means once.
      if (isLeaving.current) return;
      isLeaving.current = true;
      window.history.back();
    },
    [replace],
  );
  return { address, visit, replace, leave };
}
