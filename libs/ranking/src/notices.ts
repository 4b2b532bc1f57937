import { clausesOf } from './prompt/clauses.js';
import { guessLanguage } from './prompt/language.js';
import type { Notice } from './prompt/notice.js';
import { longestOf, tokenise } from './prompt/tokens.js';
import { countWords, relations, writings } from './prompt/vocabulary.js';

const relationAt = longestOf(relations);
const writingAt = longestOf(writings);

/** What is known of a query once it is encoded. */
export interface QueryFacts {
  /** What pictures should show, as it is encoded; empty for a picture alone. */
  positive: string;
  /** Negatives that are all but the positive itself (`isSameThing`); null for a picture. */
  contradicting: readonly (string | null)[];
  /** Terms of the collection's vocabulary that gave the prompt other wordings. */
  terms: readonly string[];
  truncated: boolean;
  /** BCP 47 tags of the languages that the model reads. */
  languages: readonly string[];
}

/** What whoever wrote a query should know about it, beside how its negations were read. */
export function noticesFor({ positive, contradicting, terms, truncated, languages }: QueryFacts): Notice[] {
  const tokens = tokenise(positive);
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ word }) => word);
  const foundBy = (lengthAt: typeof relationAt) =>
    tokens.flatMap((_, index) => {
      const length = lengthAt(tokens, index);
      return length > 0
        ? [
            tokens
              .slice(index, index + length)
              .map(({ word }) => word)
              .join(' '),
          ]
        : [];
    })[0];
  const relation = clausesOf(positive).length > 1 ? foundBy(relationAt) : undefined;
  const writing = foundBy(writingAt);
  const count = words.find((word) => countWords.has(word) || /^([2-9]|1[0-9])$/.test(word));
  const language = guessLanguage(words);

  const notices: Notice[] = [];
  if (truncated) {
    notices.push({
      code: 'truncated',
      message: 'A text is longer than the model can read; its end was cut off.',
      remedy: 'Say it in fewer words.',
    });
  }
  if (language && !languages.some((tag) => tag.split('-')[0] === language.tag)) {
    notices.push({
      code: 'language_unknown',
      message: `This looks like ${language.name}, which the model does not read; negations in it are not understood either.`,
      remedy: `Write it in one of: ${languages.join(', ')}; or use a multilingual model.`,
    });
  }
  if (terms.length > 0) {
    notices.push({
      code: 'vocabulary_used',
      message: `Searched with other words for ${terms.map((term) => `"${term}"`).join(', ')} as well.`,
      remedy: "To change them, edit the collection's vocabulary.",
    });
  }
  for (const negative of contradicting) {
    notices.push({
      code: 'negative_contradicts',
      message: `${negative === null ? 'The unwanted picture' : `"${negative}"`} is all but the same as what is looked for, so it changes little.`,
      remedy: 'Name what sets the unwanted pictures apart.',
    });
  }
  if (tokens.length === 1 && words.length === 1) {
    notices.push({
      code: 'single_word',
      message: 'A single word may mean several things.',
      remedy: 'A few more words, such as what it is or where it stands, find better pictures.',
    });
  }
  if (relation) notices.push(unverified('relation', `where things are ("${relation}")`));
  if (count) notices.push(unverified('count', `how many there are ("${count}")`));
  if (writing) notices.push(unverified('text', `what is written in a picture ("${writing}")`));
  return notices;
}

function unverified(kind: 'relation' | 'count' | 'text', what: string): Notice {
  return {
    code: `${kind}_not_verified`,
    message: `Such models hardly see ${what}: pictures are ranked by the things themselves.`,
    remedy: 'Look through the hits, or leave it out.',
  };
}
