import { COLOURS, coloursIn, colourOf, type Colour } from './colours.js';
import { clausesOf } from './prompt/clauses.js';
import type { Negative } from './ranking-query.js';

/** A negative in words, as it is asked for. */
export type NegativeText = Pick<Negative, 'mode' | 'weight'> & { text: string };

/** The texts that a query is ranked by, beside the positive itself. */
export interface QueryTexts {
  clauses: string[];
  namedColours: Colour[];
  /** All colours, when the positive or a negative names one. */
  colours: readonly Colour[];
  /** `encoded` is the text to encode for the negative: for a colour, the colour alone. */
  negatives: (NegativeText & { encoded: string; colour?: Colour })[];
  needsNeutral: boolean;
}

/**
 * Which texts have to be encoded to rank by a positive (empty when it is a picture) and negatives.
 *
 * @param compose whether the parts of the positive are to be ranked by as well
 */
export function queryTexts(
  positive: string,
  negatives: readonly NegativeText[],
  { compose }: { compose: boolean },
): QueryTexts {
  const namedColours = coloursIn(positive);
  const judged = negatives.map((negative) => {
    const colour = colourOf(negative.text, positive);
    return colour && !namedColours.includes(colour)
      ? { ...negative, encoded: colour, colour }
      : { ...negative, encoded: negative.text };
  });
  const needsColours = namedColours.length > 0 || judged.some((negative) => 'colour' in negative);
  return {
    clauses: compose ? clausesOf(positive) : [],
    namedColours,
    colours: needsColours ? COLOURS : [],
    negatives: judged,
    needsNeutral: negatives.some(({ mode }) => mode === 'exclude'),
  };
}
