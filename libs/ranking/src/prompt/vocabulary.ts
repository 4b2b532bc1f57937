/** Words and phrases of English that the negation rules know. All lower case, plain apostrophes. */

/** What stands after one of these is negated. */
export const cues = [
  'without',
  'w/o',
  'no',
  'not',
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
  "hasn't",
  "haven't",
  'except',
  'except for',
  'excepting',
  'exclude',
  'excluding',
  'other than',
  'apart from',
  'aside from',
  'rather than',
  'instead of',
  'minus',
  'free of',
  'devoid of',
  'lacking',
  'neither',
  'nor',
  'anything but',
  'everything but',
];

/** Negated pronouns, which stand for what they negate. */
export const negatedPeople = ['nobody', 'no one', 'no-one'];

/** A negated "do": with one of `verbsOfShowing`, or after a relative pronoun, it negates what follows. */
export const negatedDo = ['do not', 'does not', 'did not', "don't", "doesn't", "didn't"];
export const verbsOfShowing = [
  'add',
  'contain',
  'feature',
  'give',
  'have',
  'include',
  'show',
  'show me',
  'use',
  'want',
  'want to see',
];
export const relativePronouns = new Set(['that', 'which', 'who', 'they']);

/** Look like negations and are none; kept as typed. */
export const idioms = [
  'with or without',
  'without a doubt',
  'without borders',
  'without doubt',
  'without exception',
  'without fail',
  'without further ado',
  'without question',
  'without warning',
  'no brainer',
  'no contest',
  'no country for old men',
  'no doubt',
  'no fly zone',
  'no idea',
  'no fewer',
  'no less',
  'no limit',
  'no limits',
  'no longer',
  "no man's land",
  'no mans land',
  'no matter',
  'no more',
  'no pain no gain',
  'no problem',
  'no time to die',
  'no to',
  'no way',
  'no wonder',
  'say no',
  'yes and no',
  'yes or no',
  'none other than',
  'nothing but',
  'nothing except',
  'nothing other than',
  'except that',
  'forget me not',
  'if not',
  'last but not least',
  'me not',
  'not bad',
  'not found',
  'not guilty',
  'not just',
  'not less than',
  'not merely',
  'not more than',
  'not only',
  'not simply',
  'not so',
  'not to be',
  'not to mention',
  'not uncommon',
  'not unlike',
  'not yet',
  'or not',
  'why not',
];

/** "no parking" names a sign, unless something lacks it ("a street with no parking"). */
export const prohibitions = [
  'no cycling',
  'no diving',
  'no entry',
  'no exit',
  'no fishing',
  'no hunting',
  'no littering',
  'no loitering',
  'no overtaking',
  'no parking',
  'no photography',
  'no smoking',
  'no stopping',
  'no swimming',
  'no through road',
  'no trespassing',
  'no u turn',
  'no u-turn',
  'no vacancies',
  'no vacancy',
];

/** "a no dogs sign", "no dogs allowed", "not for sale poster": the negation is written on the thing. */
export const writtenThings = new Set([
  'allowed',
  'area',
  'button',
  'emoji',
  'icon',
  'label',
  'logo',
  'notice',
  'placard',
  'poster',
  'sign',
  'signage',
  'signs',
  'sticker',
  'stickers',
  'symbol',
  'symbols',
  'zone',
  'zones',
]);

/** Before "not": "will not open" and "do not enter" tell of an action, which is left as typed. */
export const auxiliaries = new Set([
  'can',
  'could',
  'did',
  'do',
  'does',
  'may',
  'might',
  'must',
  'shall',
  'should',
  'will',
  'would',
]);

/** Stand between the positive part and a cue and belong to neither. */
export const leadIns = new Set([
  'also',
  'and',
  'are',
  'be',
  'been',
  'being',
  'but',
  'had',
  'has',
  'have',
  'having',
  'is',
  'it',
  'or',
  'please',
  'should',
  'that',
  'there',
  'they',
  'was',
  'were',
  'where',
  'which',
  'who',
  'with',
]);

/** Before what is negated, these say nothing about the picture. */
export const determiners = new Set([
  'a',
  'an',
  'any',
  'are',
  'either',
  'is',
  'really',
  'single',
  'some',
  'the',
  'too',
  'very',
  'was',
  'were',
]);

/** "any fruit but apples": after one of these, "but" excepts. */
export const quantifiers = new Set(['all', 'any', 'every', 'everyone', 'everybody']);

/** Stand for nothing in particular: a positive part made of these is empty. */
export const placeholders = new Set(['all', 'anything', 'everything', 'something', 'this', 'that']);

export const conjunctions = new Set(['and', 'nor', 'or']);

/** Coordinations that name one thing. */
export const fixedPairs = ['black and white', 'fish and chips', 'salt and pepper'];

/**
 * End what is negated and return to the positive: "a street without cars at night" is a street at night.
 * "of" is not among them ("without pictures of people").
 */
export const scopeEnds = new Set([
  'against',
  'at',
  'behind',
  'beside',
  'but',
  'by',
  'during',
  'for',
  'in',
  'inside',
  'near',
  'next',
  'on',
  'outside',
  'over',
  'under',
  'when',
  'where',
  'while',
  'with',
]);

/** Say only that the negated thing is missing from the picture; dropped. */
export const trailers = [
  'anywhere',
  'around',
  'at all',
  'in frame',
  'in it',
  'in sight',
  'in the frame',
  'in the image',
  'in the photo',
  'in the picture',
  'in the scene',
  'in the shot',
  'in them',
  'in there',
  'in view',
  'inside it',
  'near it',
  'on it',
  'on them',
  'on top',
  'please',
  'visible',
  'whatsoever',
];

export const articles = new Set(['a', 'an', 'the', 'some']);

/** Before what a picture shows, these say only that it is a picture. */
export const carriers = [
  'photo of',
  'photograph of',
  'picture of',
  'image of',
  'shot of',
  'close-up of',
  'closeup of',
];

/** Relations in space between the parts of a prompt, which dual encoders see hardly at all. */
export const relations = [
  'above',
  'behind',
  'below',
  'beneath',
  'beside',
  'between',
  'in front of',
  'inside',
  'left of',
  'next to',
  'on',
  'on top of',
  'over',
  'right of',
  'to the left of',
  'to the right of',
  'under',
  'underneath',
];

/** Stand between the parts of a prompt. "of" is not among them ("a bowl of soup"). */
export const connectives = [
  ...relations,
  'across',
  'against',
  'along',
  'among',
  'and',
  'around',
  'as well as',
  'at',
  'carrying',
  'during',
  'for',
  'from',
  'holding',
  'in',
  'near',
  'riding',
  'through',
  'together with',
  'wearing',
  'which',
  'while',
  'who',
  'with',
];

/** Parts of a prompt that show nothing by themselves. */
export const emptyClauses = new Set([
  '',
  'background',
  'foreground',
  'it',
  'each other',
  'them',
  'itself',
  'one another',
]);

/** A number of things; "one" is often none ("this one"). */
export const countWords = new Set([
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'dozen',
  'pair',
  'several',
  'exactly',
]);

/** Before the words that a picture is to have written on it. */
export const writings = [
  'called',
  'captioned',
  'labelled',
  'that reads',
  'that says',
  'the word',
  'the words',
  'the text',
  'with text',
  'written',
  'saying',
];
