import { isMark, longestOf, textOf, tokenise, type Token } from './tokens.js';
import { articles, carriers, connectives, emptyClauses, fixedPairs } from './vocabulary.js';

const connectiveAt = longestOf(connectives);
const carrierAt = longestOf(carriers);
const fixedPairAt = longestOf(fixedPairs);

/** More clauses than this are not told apart; the last takes the rest. */
const MOST_CLAUSES = 4;

/**
 * The parts of a prompt that describe something by themselves: "a red cup on a blue table next to a green book" is
 * `red cup`, `blue table` and `green book`. Split at commas, at "and", and at prepositions; articles and "a photo
 * of" go. Empty when the prompt is of one part.
 */
export function clausesOf(positive: string): string[] {
  const tokens = tokenise(positive);
  const clauses: Token[][] = [[]];
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index] as Token;
    const pair = fixedPairAt(tokens, index);
    const connective = isMark(token) ? 1 : connectiveAt(tokens, index);
    if (pair) {
      clauses.at(-1)?.push(...tokens.slice(index, index + pair));
      index += pair;
    } else if (connective) {
      if (clauses.length < MOST_CLAUSES) clauses.push([]);
      else clauses.at(-1)?.push(...tokens.slice(index, index + connective));
      index += connective;
    } else {
      clauses.at(-1)?.push(token);
      index++;
    }
  }
  const texts = clauses
    .map((clause) => textOf(withoutOpening(clause)))
    .filter((text) => !emptyClauses.has(text.toLowerCase()));
  const unique = [...new Set(texts)];
  return unique.length > 1 ? unique : [];
}

function withoutOpening(clause: readonly Token[]): readonly Token[] {
  const carrier = carrierAt(clause, articles.has(clause[0]?.word ?? '') ? 1 : 0);
  const start = carrier ? carrier + (articles.has(clause[0]?.word ?? '') ? 1 : 0) : 0;
  return clause.slice(articles.has(clause[start]?.word ?? '') ? start + 1 : start);
}
