import type { NegativeMode } from '../api/api-types.js';
import { collectionIn, DEFAULT_COLLECTION } from '../shared/use-collection.js';
import { NO_FILTERS, readFilters, writeFilters, type Filters } from './filters.js';

/** What hits should not show in words, or the id of an image that they should not look like. */
export type Unwanted = { text: string } | { image: string };
export type Negative = Unwanted & { mode: NegativeMode };

/** The parameters that say negatives, and how each is meant. */
const NEGATIVES: Record<string, { kind: 'text' | 'image'; mode: NegativeMode }> = {
  not: { kind: 'text', mode: 'demote' },
  exclude: { kind: 'text', mode: 'exclude' },
  unlike: { kind: 'image', mode: 'demote' },
  excludelike: { kind: 'image', mode: 'exclude' },
};

/**
 * What the search page shows, as its address says it:
 * `?q=fruit&also=citrus&not=apples&exclude=pears&unlike=<id>&like=<id>&image=<id>`, and the filters.
 */
export type Address = {
  collection: string;
  text: string;
  /** Other wordings of the text. */
  phrasings: string[];
  /** Negatives that were added as such; those inside the text are found by the service. */
  negatives: Negative[];
  /** False once the user has edited negatives that the service found in the text: then it is taken as it is. */
  parseNegation: boolean;
  /** The picture to search by: the id of an image, or the name of one that was dropped (`shared/picture-store.ts`). */
  like: string | null;
  filters: Filters;
  /** The image that is open in the lightbox. */
  image: string | null;
};

export const startAddress = (collection: string): Address => ({
  collection,
  text: '',
  phrasings: [],
  negatives: [],
  parseNegation: true,
  like: null,
  filters: NO_FILTERS,
  image: null,
});

/** Whether anything says what to look for. */
export const isSearch = ({ text, like }: Address): boolean => text !== '' || like !== null;

export function readAddress(query: string): Address {
  const parameters = new URLSearchParams(query);
  const all = (name: string) => parameters.getAll(name).flatMap((value) => value.trim() || []);
  const negatives: Negative[] = [];
  for (const [name, value] of parameters) {
    const said = value.trim();
    const negative = NEGATIVES[name];
    if (!negative || said === '') continue;
    const { kind, mode } = negative;
    negatives.push(kind === 'text' ? { text: said, mode } : { image: said, mode });
  }
  return {
    collection: collectionIn(query),
    text: (parameters.get('q') ?? '').trim(),
    phrasings: all('also'),
    negatives,
    parseNegation: parameters.get('parse') !== 'off',
    like: parameters.get('like'),
    filters: readFilters(parameters),
    image: parameters.get('image'),
  };
}

export function writeAddress(address: Address): string {
  const parameters = new URLSearchParams();
  if (address.collection !== DEFAULT_COLLECTION) parameters.set('in', address.collection);
  if (address.text !== '') parameters.set('q', address.text);
  for (const phrasing of address.phrasings) parameters.append('also', phrasing);
  for (const negative of address.negatives) {
    const [kind, said] = 'text' in negative ? ['text', negative.text] : ['image', negative.image];
    for (const [name, meant] of Object.entries(NEGATIVES)) {
      if (meant.kind === kind && meant.mode === negative.mode) parameters.append(name, said);
    }
  }
  if (!address.parseNegation) parameters.set('parse', 'off');
  if (address.like !== null) parameters.set('like', address.like);
  writeFilters(parameters, address.filters);
  if (address.image !== null) parameters.set('image', address.image);
  const query = parameters.toString();
  return query === '' ? '/' : `/?${query}`;
}
