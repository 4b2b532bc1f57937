import { useEffect, useReducer, useState } from 'react';
import { getImage } from '../api/api-client.js';
import { problemOf } from '../api/api-problem.js';
import type { ImageRecord, Problem } from '../api/api-types.js';

type LoadedRecord = { record: ImageRecord | null; problem: Problem | null; again: () => void };

export function useImageRecord(id: string): LoadedRecord {
  const [record, setRecord] = useState<ImageRecord | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, again] = useReducer((count: number) => count + 1, 0);

  useEffect(() => {
    const controller = new AbortController();
    setProblem(null);
    getImage(id, controller.signal)
      .then(setRecord)
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setProblem(problemOf(error));
      });
    return () => controller.abort();
  }, [id, attempt]);

  return { record: record?.id === id ? record : null, problem, again };
}
