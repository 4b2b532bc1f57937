import type { AnsweredQuery, Notice } from '../api/api-types.js';
import { resultsStrings } from '../strings/results.js';
import type { Address } from './address.js';
import { removeNegative, unwantedIn } from './negatives.js';

/** What a click does about a notice: another search, or else going to the words of this one. */
type Remedy = { label: string; address?: Address };

/** The remedy of a notice, where the page can apply it. */
export function remedyOf(notice: Notice, address: Address, answered: AnsweredQuery): Remedy | null {
  const label = resultsStrings.remedies[notice.code];
  if (label === undefined) return null;
  if (notice.code === 'negation_parsed') return { label, address: { ...address, parseNegation: false } };
  if (notice.code === 'negative_contradicts') {
    const meant = answered.negative.find(({ text }) => notice.message.includes(`"${text}"`));
    return meant ? { label, address: removeNegative(address, answered, unwantedIn(meant)) } : null;
  }
  return { label };
}
