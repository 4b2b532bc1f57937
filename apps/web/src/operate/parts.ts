import { operateStrings } from '../strings/operate.js';
import type { Need } from './access.js';

type Part = { path: string; name: string; need: Need };

const { parts: names } = operateStrings;

/** The parts of the operator's pages, in the order of their navigation, and what a key needs to see each. */
export const parts: Part[] = [
  {
    path: '/operate',
    name: names.overview,
    need: { scopes: ['search', 'write', 'moderate'], concernsAll: true },
  },
  { path: '/operate/failures', name: names.failures, need: { scopes: ['search', 'write'] } },
  { path: '/operate/collections', name: names.collections, need: { scopes: ['search', 'write'] } },
  { path: '/operate/jobs', name: names.jobs, need: { scopes: ['search', 'write', 'moderate'] } },
  { path: '/operate/decisions', name: names.decisions, need: { scopes: ['moderate'] } },
  { path: '/operate/keys', name: names.keys, need: { scopes: [], concernsAll: true } },
  { path: '/operate/audit', name: names.audit, need: { scopes: [], concernsAll: true } },
];
