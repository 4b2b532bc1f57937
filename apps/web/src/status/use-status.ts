import { useEffect, useReducer, useState } from 'react';
import { getStatus } from '../api/api-client.js';
import { problemOf } from '../api/api-problem.js';
import type { Problem, ServiceStatus } from '../api/api-types.js';

const EVERY_MS = { indexing: 1000, unreachable: 3000, idle: 10_000 };

type Status = {
  /** The last status that was had. */
  status: ServiceStatus | null;
  /** Why the latest one could not be had. */
  problem: Problem | null;
  refresh: () => void;
};

/**
 * Follows the status of the service: closely while it is indexing or `busy`, rarely otherwise, not at all
 * while nobody looks at the page.
 */
export function useStatus(busy: boolean): Status {
  const [status, setStatus] = useState<ServiceStatus | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, refresh] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const follow = async () => {
      let wait = EVERY_MS.idle;
      try {
        const next = await getStatus(signal);
        setStatus(next);
        setProblem(null);
        if (busy || next.images.pending > 0) wait = EVERY_MS.indexing;
      } catch (error) {
        if (signal.aborted) return;
        setProblem(problemOf(error));
        wait = EVERY_MS.unreachable;
      }
      if (!signal.aborted && !document.hidden) timer = setTimeout(() => void follow(), wait);
    };
    const onVisible = () => {
      if (!document.hidden) refresh();
    };
    void follow();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [busy, asked]);

  return { status, problem, refresh };
}
