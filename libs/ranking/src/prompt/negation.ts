import { longestOf, type Token } from './tokens.js';
import {
  auxiliaries,
  cues,
  idioms,
  negatedDo,
  negatedPeople,
  prohibitions,
  quantifiers,
  relativePronouns,
  verbsOfShowing,
  writtenThings,
} from './vocabulary.js';

const cueAt = longestOf(cues);
const idiomAt = longestOf(idioms);
const negatedDoAt = longestOf(negatedDo);
const negatedPeopleAt = longestOf(negatedPeople);
const prohibitionAt = longestOf(prohibitions);
const verbOfShowingAt = longestOf(verbsOfShowing);

/** What a writing that negates begins with. */
const openingAt = longestOf(['no', 'not', 'minus', 'do not', "don't"]);

const lacking = new Set(['with', 'has', 'have', 'had', 'having', 'is', 'are', 'was', 'were', 'and', 'but']);

/** Where a negation stands: its cue covers `length` tokens; what it negates follows, unless it is named. */
export interface Negation {
  length: number;
  /** The cue names what it negates ("nobody" is people), unless a description follows ("nobody wearing a hat"). */
  names?: string;
  /** Only the next token is negated (`-word`). */
  single?: boolean;
}

/** The number of tokens at `start` that look like a negation and are none, or 0. */
export function literalLengthAt(tokens: readonly Token[], start: number): number {
  return idiomAt(tokens, start) || writtenThingAt(tokens, start);
}

/** The negation that starts at `start`, if one does. Ask `literalLengthAt` first. */
export function negationAt(tokens: readonly Token[], start: number): Negation | undefined {
  if (tokens[start]?.kind === 'minus') return { length: 1, single: true };

  const people = negatedPeopleAt(tokens, start);
  if (people) return { length: people, names: 'people' };

  const negatedDo = negatedDoAt(tokens, start);
  if (negatedDo) {
    const verb = verbOfShowingAt(tokens, start + negatedDo);
    return verb || relativePronouns.has(wordAt(tokens, start - 1)) ? { length: negatedDo + verb } : undefined;
  }

  if (isExceptingBut(tokens, start)) return { length: 1 };

  const length = cueAt(tokens, start);
  if (!length) return undefined;
  if (wordAt(tokens, start) === 'not' && auxiliaries.has(wordAt(tokens, start - 1))) return undefined;
  // "Chanel no 5", "minus 10 degrees".
  if (/^[\p{N}.]/u.test(tokens[start + length]?.text ?? '')) return undefined;
  return { length };
}

function isExceptingBut(tokens: readonly Token[], start: number): boolean {
  if (wordAt(tokens, start) !== 'but' || cueAt(tokens, start + 1)) return false;
  return [start - 2, start - 3].some((index) => quantifiers.has(wordAt(tokens, index)));
}

/** The length of a writing such as "no smoking", "no dogs allowed", "do not disturb sign" or "minus sign", or 0. */
function writtenThingAt(tokens: readonly Token[], start: number): number {
  const isLacking = lacking.has(wordAt(tokens, start - 1));
  const prohibition = prohibitionAt(tokens, start);
  if (prohibition && (!isLacking || writtenThings.has(wordAt(tokens, start + prohibition))))
    return prohibition;
  if (isLacking || !openingAt(tokens, start)) return 0;
  // "no signs" is a plain negation: at least one word stands between. "minus sign" is not.
  const first = wordAt(tokens, start) === 'minus' ? 1 : 2;
  for (let length = first; length <= 4 && wordAt(tokens, start + length); length++) {
    if (writtenThings.has(wordAt(tokens, start + length))) return length + 1;
    if (cueAt(tokens, start + length) || ['in', 'on', 'and', 'or'].includes(wordAt(tokens, start + length)))
      break;
  }
  return 0;
}

function wordAt(tokens: readonly Token[], index: number): string {
  return tokens[index]?.word ?? '';
}
