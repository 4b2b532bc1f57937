import { clausesOf } from './prompt/clauses.js';

/**
 * The colours that are set against each other. Orange is not among them: more often than the colour it is the fruit,
 * the juice or the telephone company.
 */
export const COLOURS = [
  'black',
  'blue',
  'brown',
  'gold',
  'green',
  'grey',
  'pink',
  'purple',
  'red',
  'silver',
  'white',
  'yellow',
] as const;
export type Colour = (typeof COLOURS)[number];

const otherNames = new Map<string, Colour>([
  ['gray', 'grey'],
  ['golden', 'gold'],
  ['violet', 'purple'],
]);

const anyColour = [...COLOURS, ...otherNames.keys()].join('|');
/** "blue and white shoes" are of one part. */
const joinedColours = new RegExp(`\\b(${anyColour}) and (?=(?:${anyColour})\\b)`, 'gi');

/** Words that say nothing beside a colour ("the blue ones", "in red"). */
const fillers = new Set([
  'a',
  'an',
  'the',
  'in',
  'any',
  'one',
  'ones',
  'coloured',
  'colored',
  'colour',
  'color',
]);

/**
 * The colours that a prompt names for what it is about, in its order: those of its first part ("red shoes on a white
 * table") and those that are a part by themselves ("shoes for the office, in red"). None of "black and white", which
 * is a kind of photo; and none where so many are named that a colour may have no other left to be judged by.
 */
export function coloursIn(prompt: string): Colour[] {
  const text = prompt.replace(/\bblack[- ]and[- ]white\b/gi, '').replace(joinedColours, '$1 ');
  const [head = text, ...others] = clausesOf(text);
  const alone = others.filter((part) =>
    wordsOf(part).every((word) => fillers.has(word) || colourNamed(word)),
  );
  const named = new Set([head, ...alone].flatMap(wordsOf).flatMap((word) => colourNamed(word) ?? []));
  return named.size > COLOURS.length - 2 ? [] : [...named];
}

/**
 * The colour that a negative amounts to: `blue` for "blue", and for "blue shirts" too where shirts are what is
 * looked for, because then every picture shows a shirt. Undefined when it says more than a colour.
 */
export function colourOf(negative: string, positive: string): Colour | undefined {
  const wanted = new Set(wordsOf(positive).map(singular));
  const telling = wordsOf(negative).filter((word) => !fillers.has(word) && !wanted.has(singular(word)));
  return telling.length === 1 ? colourNamed(telling[0] as string) : undefined;
}

function colourNamed(word: string): Colour | undefined {
  return COLOURS.find((colour) => colour === word) ?? otherNames.get(word);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function singular(word: string): string {
  return word.replace(/s$/, '');
}
