import type { Negative } from '../api/api-types.js';

/** What the page shows, as its address says it: `?q=fruit&not=apples&exclude=pears&image=<id>`. */
export type Address = {
  text: string;
  /** Negatives that were added as such; those inside the text are found by the server. */
  negatives: Negative[];
  /** False once the user has edited negatives that the server found in the text: then it is taken as it is. */
  parseNegation: boolean;
  /** The image that is open in the lightbox. */
  image: string | null;
};

export const START_ADDRESS: Address = { text: '', negatives: [], parseNegation: true, image: null };

export function readAddress(query: string): Address {
  const parameters = new URLSearchParams(query);
  const negatives: Negative[] = [];
  for (const [name, value] of parameters) {
    if (value.trim() === '') continue;
    if (name === 'not') negatives.push({ text: value.trim(), mode: 'demote' });
    if (name === 'exclude') negatives.push({ text: value.trim(), mode: 'exclude' });
  }
  return {
    text: (parameters.get('q') ?? '').trim(),
    negatives,
    parseNegation: parameters.get('parse') !== 'off',
    image: parameters.get('image'),
  };
}

export function writeAddress({ text, negatives, parseNegation, image }: Address): string {
  const parameters = new URLSearchParams();
  if (text !== '') parameters.set('q', text);
  for (const negative of negatives) {
    parameters.append(negative.mode === 'exclude' ? 'exclude' : 'not', negative.text);
  }
  if (!parseNegation) parameters.set('parse', 'off');
  if (image !== null) parameters.set('image', image);
  const query = parameters.toString();
  return query === '' ? '/' : `/?${query}`;
}
