import { literalLengthAt, negationAt } from './negation.js';
import { longestOf, textOf, type Token } from './tokens.js';
import { conjunctions, determiners, fixedPairs, scopeEnds, trailers } from './vocabulary.js';

const fixedPairAt = longestOf(fixedPairs);

/** The number of tokens at a position that say only "in this picture" ("in it", "at all"), or 0. */
export const trailerLengthAt = longestOf(trailers);

/** What a negation covers: the negated things, and the index of the first token that is positive again. */
export interface NegatedScope {
  negatives: string[];
  end: number;
}

/** Whether nothing is described at `index`: the prompt ends there, or is positive again. */
export function returnsToPositive(tokens: readonly Token[], index: number): boolean {
  return endsScope(tokens, index, true);
}

/**
 * Reads what is negated from `start`. "or" and "and" continue the negation ("without apples or pears"); so
 * does a comma in a list that ends in one ("without apples, pears or plums"). It ends at another comma or
 * mark, at the next negation, at "but", and before a word such as "at", "in" or "with" that describes the
 * positive again.
 */
export function readNegatedScope(tokens: readonly Token[], start: number): NegatedScope {
  const things: Token[][] = [[]];
  let index = start;
  while (index < tokens.length) {
    const token = tokens[index] as Token;
    const thing = things.at(-1) as Token[];
    const pair = fixedPairAt(tokens, index);
    const trailer = thing.length > 0 ? trailerLengthAt(tokens, index) : 0;
    if (pair) {
      thing.push(...tokens.slice(index, index + pair));
      index += pair;
    } else if (trailer) {
      index += trailer;
    } else if (conjunctions.has(token.word) || (token.kind === 'comma' && isListComma(tokens, index))) {
      if (returnsToPositive(tokens, index + 1)) {
        index++;
        break;
      }
      things.push([]);
      index++;
    } else if (endsScope(tokens, index, thing.length > 0)) {
      if (token.word === 'but') index++;
      break;
    } else {
      if (thing.length > 0 || !determiners.has(token.word)) thing.push(token);
      index++;
    }
  }
  return { negatives: things.map(textOf).filter((text) => text !== ''), end: index };
}

function endsScope(tokens: readonly Token[], index: number, insideThing: boolean): boolean {
  const token = tokens[index];
  if (!token || token.kind === 'comma' || token.kind === 'stop') return true;
  // "that are not in a car": the first word of what is negated may be a preposition.
  if (scopeEnds.has(token.word) && (insideThing || token.word === 'but')) return true;
  return literalLengthAt(tokens, index) === 0 && negationAt(tokens, index) !== undefined;
}

/** A comma continues a list when "or" or "and" stands before the last of its things, each of three words at most. */
function isListComma(tokens: readonly Token[], comma: number): boolean {
  let words = 0;
  for (let index = comma + 1; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (conjunctions.has(token.word)) return !returnsToPositive(tokens, index + 1);
    if (token.kind === 'comma' && words > 0) words = 0;
    else if (endsScope(tokens, index, true) || ++words > 3) return false;
  }
  return false;
}
