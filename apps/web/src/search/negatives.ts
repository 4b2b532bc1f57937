import type { AnsweredQuery } from '../api/api-types.js';
import type { Address, Negative } from './address.js';

const sameText = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Adds a negative unless it is there already. */
export function addNegative(negatives: Negative[], text: string): Negative[] {
  const trimmed = text.trim();
  if (trimmed === '' || negatives.some((negative) => sameText(negative.text, trimmed))) return negatives;
  return [...negatives, { text: trimmed, mode: 'demote' }];
}

/** Those of the address, then those that the server found in the text. */
export function shownNegatives(address: Address, answered: AnsweredQuery | null): Negative[] {
  return [...address.negatives, ...foundInText(address, answered)];
}

export function removeNegative(address: Address, answered: AnsweredQuery | null, text: string): Address {
  return changeNegatives(address, answered, text, (negatives) =>
    negatives.filter((negative) => !sameText(negative.text, text)),
  );
}

export function toggleMode(address: Address, answered: AnsweredQuery | null, text: string): Address {
  return changeNegatives(address, answered, text, (negatives) =>
    negatives.map((negative) =>
      sameText(negative.text, text)
        ? { ...negative, mode: negative.mode === 'demote' ? 'exclude' : 'demote' }
        : negative,
    ),
  );
}

function foundInText(address: Address, answered: AnsweredQuery | null): Negative[] {
  return (answered?.negative ?? [])
    .filter(({ text }) => !address.negatives.some((negative) => sameText(negative.text, text)))
    .map(({ text, mode }) => ({ text, mode }));
}

/**
 * A negative inside the text cannot be changed there, so the text becomes what the server took as positive
 * and every negative is stated beside it.
 */
function changeNegatives(
  address: Address,
  answered: AnsweredQuery | null,
  text: string,
  change: (negatives: Negative[]) => Negative[],
): Address {
  const found = foundInText(address, answered);
  if (!answered || !found.some((negative) => sameText(negative.text, text))) {
    return { ...address, negatives: change(address.negatives) };
  }
  return {
    ...address,
    text: answered.positive ?? '',
    negatives: change([...address.negatives, ...found]),
    parseNegation: false,
  };
}
