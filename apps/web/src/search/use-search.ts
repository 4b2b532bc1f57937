import { useCallback, useEffect, useReducer, useRef } from 'react';
import { searchImages, type SearchRequest } from '../api/api-client.js';
import { problemOf } from '../api/api-problem.js';
import type { Problem, SearchAnswer } from '../api/api-types.js';

const PAGE_SIZE = 24;

type SearchState = {
  /** The latest answer; while another search runs it is the one before, kept so that the page does not jump. */
  answer: SearchAnswer | null;
  /** The request that the answer belongs to, as its key. */
  answeredKey: string | null;
  running: 'search' | 'more' | null;
  problem: Problem | null;
};

type SearchEvent =
  | { type: 'cleared' }
  | { type: 'started'; running: 'search' | 'more' }
  | { type: 'answered'; key: string; answer: SearchAnswer }
  | { type: 'extended'; answer: SearchAnswer }
  | { type: 'failed'; problem: Problem };

const nothing: SearchState = { answer: null, answeredKey: null, running: null, problem: null };

export type Search = Pick<SearchState, 'answer' | 'running' | 'problem'> & {
  /** Whether the answer is the one to the present request. */
  isCurrent: boolean;
  more: () => void;
  again: () => void;
};

/** Searches whenever the request changes; `null` is no search. */
export function useSearch(request: SearchRequest | null): Search {
  const [state, dispatch] = useReducer(advance, nothing);
  const [attempt, again] = useReducer((count: number) => count + 1, 0);
  const current = useRef<AbortController>(null);
  const key = JSON.stringify(request);

  useEffect(() => {
    const asked = JSON.parse(key) as SearchRequest | null;
    if (!asked) {
      dispatch({ type: 'cleared' });
      return;
    }
    const controller = new AbortController();
    current.current = controller;
    dispatch({ type: 'started', running: 'search' });
    searchImages(asked, { limit: PAGE_SIZE, signal: controller.signal })
      .then((answer) => !controller.signal.aborted && dispatch({ type: 'answered', key, answer }))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) dispatch({ type: 'failed', problem: problemOf(error) });
      });
    return () => controller.abort();
  }, [key, attempt]);

  const cursor = state.answer?.nextCursor;
  const more = useCallback(() => {
    const signal = current.current?.signal;
    const asked = JSON.parse(key) as SearchRequest | null;
    if (!asked || !cursor || !signal) return;
    dispatch({ type: 'started', running: 'more' });
    searchImages(asked, { limit: PAGE_SIZE, cursor, signal })
      .then((answer) => !signal.aborted && dispatch({ type: 'extended', answer }))
      .catch((error: unknown) => {
        if (!signal.aborted) dispatch({ type: 'failed', problem: problemOf(error) });
      });
  }, [key, cursor]);

  return { ...state, isCurrent: state.answeredKey === key, more, again };
}

function advance(state: SearchState, event: SearchEvent): SearchState {
  switch (event.type) {
    case 'cleared':
      return nothing;
    case 'started':
      return { ...state, running: event.running, problem: null };
    case 'answered':
      return { answer: event.answer, answeredKey: event.key, running: null, problem: null };
    case 'extended': {
      const before = state.answer?.hits ?? [];
      const hits = [
        ...before,
        ...event.answer.hits.map((hit) => ({ ...hit, rank: before.length + hit.rank })),
      ];
      return { ...state, answer: { ...event.answer, hits }, running: null };
    }
    case 'failed':
      // What an earlier search found would look like the answer to this one.
      return state.running === 'more'
        ? { ...state, running: null, problem: event.problem }
        : { ...nothing, problem: event.problem };
  }
}
