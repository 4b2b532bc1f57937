import type { Collection } from '@cliptext/catalog';
import { Problem } from '@cliptext/http';
import { otherWordings, parsePrompt, type Negative, type NegativeText, type Notice } from '@cliptext/ranking';
import type { Settings } from '@cliptext/config';
import type { SearchRequest } from './search-schemas.js';

type Wording = { text: string; weight: number };

/** An image that hits should not look like; `pointer` is where the request names it. */
export type NegativePicture = Pick<Negative, 'mode' | 'weight'> & { image: { id: string }; pointer: string };

/** What a request asks for, negations of its prompt taken apart. */
export type UnderstoodQuery = {
  /** The positive text first, then its other wordings; empty when only a picture says what to look for. */
  wordings: Wording[];
  negatives: NegativeText[];
  negativePictures: NegativePicture[];
  /** Terms of the collection's vocabulary in the positive text. */
  terms: string[];
  notices: Notice[];
};

/**
 * Parses the prompt and gathers all negatives; one that is given explicitly counts instead of the same one parsed.
 *
 * @throws Problem `negative_only` when nothing says what to look for, `invalid_request` over a limit
 */
export function understandQuery(
  request: SearchRequest,
  { vocabulary }: Pick<Collection, 'vocabulary'>,
  settings: Pick<Settings, 'maxPromptCharacters' | 'maxNegatives' | 'maxHits'>,
): UnderstoodQuery {
  checkLimits(request, settings);
  const { query = '' } = request;
  const parsed = request.parseNegation ? parsePrompt(query) : { positive: query, negatives: [], notices: [] };
  if (parsed.positive === '' && !request.image) {
    throw new Problem(
      'negative_only',
      'The query says only what to leave out. Say what to look for as well.',
      {
        errors: [{ pointer: '/query', detail: 'has no positive part' }],
      },
    );
  }
  const explicit: NegativeText[] = [];
  const negativePictures: NegativePicture[] = [];
  for (const [index, negative] of request.negative.entries()) {
    if (typeof negative === 'string') explicit.push(asNegative(negative));
    else if ('text' in negative) explicit.push(negative);
    else negativePictures.push({ ...negative, pointer: `/negative/${index}/image/id` });
  }
  const given = new Set(explicit.map(({ text }) => text.toLowerCase()));
  const found = parsed.negatives.filter((text) => !given.has(text.toLowerCase())).map(asNegative);
  if (found.length + request.negative.length > settings.maxNegatives) {
    const limit = `${settings.maxNegatives} negatives, those in words counted (MAX_NEGATIVES)`;
    throw overLimit('/query', `must have at most ${limit}`);
  }
  const phrasings = request.phrasings.map((phrasing) =>
    typeof phrasing === 'string' ? { text: phrasing, weight: 1 } : phrasing,
  );
  const other = otherWordings(parsed.positive, vocabulary);
  const own = [...(parsed.positive === '' ? [] : [parsed.positive]), ...other.wordings];
  return {
    wordings: [...own.map((text) => ({ text, weight: 1 })), ...phrasings],
    negatives: [...found, ...explicit],
    negativePictures,
    terms: other.terms,
    notices: parsed.notices,
  };
}

function asNegative(text: string): NegativeText {
  return { text, mode: 'demote', weight: 1 };
}

function checkLimits(
  request: SearchRequest,
  {
    maxPromptCharacters,
    maxNegatives,
    maxHits,
  }: Pick<Settings, 'maxPromptCharacters' | 'maxNegatives' | 'maxHits'>,
): void {
  if (request.limit > maxHits) throw overLimit('/limit', `must be at most ${maxHits} (MAX_LIMIT)`);
  if (request.negative.length > maxNegatives) {
    throw overLimit('/negative', `must have at most ${maxNegatives} negatives (MAX_NEGATIVES)`);
  }
  const textOf = (entry: string | { text: string } | { image: unknown }): string => {
    if (typeof entry === 'string') return entry;
    return 'text' in entry ? entry.text : '';
  };
  const texts: [string, string][] = [
    ['/query', request.query ?? ''],
    ...request.negative.map((entry, index): [string, string] => [`/negative/${index}`, textOf(entry)]),
    ...request.phrasings.map((entry, index): [string, string] => [`/phrasings/${index}`, textOf(entry)]),
  ];
  for (const [pointer, text] of texts) {
    if (text.length > maxPromptCharacters) {
      throw overLimit(pointer, `must have at most ${maxPromptCharacters} characters (MAX_PROMPT_CHARACTERS)`);
    }
  }
}

function overLimit(pointer: string, detail: string): Problem {
  return new Problem('invalid_request', `${pointer}: ${detail}.`, { errors: [{ pointer, detail }] });
}
