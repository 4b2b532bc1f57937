import type { AnsweredQuery, NegativeMode } from '../api/api-types.js';
import type { Address, Negative, Unwanted } from './address.js';

/** What tells negatives apart; the case of words does not. */
export const keyOf = (unwanted: Unwanted): string =>
  'image' in unwanted ? `image ${unwanted.image}` : `text ${unwanted.text.toLowerCase()}`;

const isSame = (one: Unwanted, other: Unwanted) => keyOf(one) === keyOf(other);

/** What a negative of an answer is about. */
export const unwantedIn = ({ text, image }: AnsweredNegative): Unwanted =>
  image ? { image: image.id } : { text: text ?? '' };

type AnsweredNegative = Pick<AnsweredQuery['negative'][number], 'text' | 'image'>;

/** Adds a negative unless it is there already. */
export function addNegative(
  negatives: Negative[],
  unwanted: Unwanted,
  mode: NegativeMode = 'demote',
): Negative[] {
  const negative =
    'text' in unwanted ? { text: unwanted.text.trim(), mode } : { image: unwanted.image, mode };
  const isBlank = 'text' in negative && negative.text === '';
  if (isBlank || negatives.some((other) => isSame(other, negative))) return negatives;
  return [...negatives, negative];
}

/** Those of the address, then those that the server found in the text. */
export function shownNegatives(address: Address, answered: AnsweredQuery | null): Negative[] {
  return [...address.negatives, ...foundInText(address, answered)];
}

export function removeNegative(
  address: Address,
  answered: AnsweredQuery | null,
  unwanted: Unwanted,
): Address {
  return changeNegatives(address, answered, unwanted, (negatives) =>
    negatives.filter((negative) => !isSame(negative, unwanted)),
  );
}

export function toggleMode(address: Address, answered: AnsweredQuery | null, unwanted: Unwanted): Address {
  return changeNegatives(address, answered, unwanted, (negatives) =>
    negatives.map((negative) =>
      isSame(negative, unwanted)
        ? { ...negative, mode: negative.mode === 'demote' ? 'exclude' : 'demote' }
        : negative,
    ),
  );
}

function foundInText(address: Address, answered: AnsweredQuery | null): Negative[] {
  return (answered?.negative ?? [])
    .map((negative) => ({ ...unwantedIn(negative), mode: negative.mode }))
    .filter((found) => !address.negatives.some((negative) => isSame(negative, found)));
}

/**
 * A negative inside the text cannot be changed there, so the text becomes what the server took as positive
 * and every negative is stated beside it.
 */
function changeNegatives(
  address: Address,
  answered: AnsweredQuery | null,
  unwanted: Unwanted,
  change: (negatives: Negative[]) => Negative[],
): Address {
  const found = foundInText(address, answered);
  if (!answered || !found.some((negative) => isSame(negative, unwanted))) {
    return { ...address, negatives: change(address.negatives) };
  }
  return {
    ...address,
    text: answered.positive ?? '',
    negatives: change([...address.negatives, ...found]),
    parseNegation: false,
  };
}
