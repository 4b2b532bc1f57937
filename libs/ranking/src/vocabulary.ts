/** A word of a collection's own, and other words for the same. */
export interface VocabularyEntry {
  term: string;
  phrases: readonly string[];
}

/** Other wordings of a prompt, and the terms that gave them. */
export interface OtherWordings {
  wordings: string[];
  terms: string[];
}

/**
 * The wordings that a vocabulary adds to a prompt: the prompt with a term that it contains replaced by each of its
 * phrases ("red kurtas" is also "red long tunics"). A term matches whole words, in any case, and a plural in -s; of
 * overlapping terms the longest counts.
 */
export function otherWordings(prompt: string, vocabulary: readonly VocabularyEntry[]): OtherWordings {
  const longestFirst = vocabulary.toSorted((a, b) => b.term.length - a.term.length);
  const found: { entry: VocabularyEntry; pattern: RegExp }[] = [];
  let rest = prompt;
  for (const entry of longestFirst) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escape(entry.term)}s?(?![\\p{L}\\p{N}])`, 'giu');
    if (!pattern.test(rest)) continue;
    rest = rest.replace(pattern, '\u0000');
    found.push({ entry, pattern });
  }
  return {
    wordings: found.flatMap(({ entry, pattern }) =>
      entry.phrases.map((phrase) => prompt.replace(pattern, () => phrase)),
    ),
    terms: found.map(({ entry }) => entry.term),
  };
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
