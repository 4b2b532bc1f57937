import type { ClassifyBody } from '../../api/api-types.js';
import { DEFAULT_COLLECTION } from '../../shared/use-collection.js';
import { parseLabels } from './labels.js';

export type ClassifyDraft = {
  /** The label set whose labels are taken; null for those that are typed. */
  labelSet: string | null;
  labels: string;
  noneOfThese: boolean;
  temperature: number;
};

/** What the form asks for, without the picture; what the service takes anyway is left out. */
export function classifyRequest(
  { labelSet, labels, noneOfThese, temperature }: ClassifyDraft,
  collection: string,
): Omit<ClassifyBody, 'image' | 'images'> {
  return {
    ...(collection !== DEFAULT_COLLECTION && { collection }),
    ...(labelSet === null ? { labels: parseLabels(labels) } : { labelSet }),
    ...(!noneOfThese && { noneOfThese }),
    ...(temperature !== 1 && { temperature }),
  };
}
