/** A piece of a prompt: a word, a quoted text, a mark between clauses, or the minus of `-word`. */
export interface Token {
  kind: 'word' | 'quoted' | 'comma' | 'stop' | 'minus';
  /** As typed; a quoted text without its quotes. */
  text: string;
  /** Lower case, with a plain apostrophe: what rules compare. Empty for anything but a word. */
  word: string;
}

const quotedText = /["“„]([^"“”„]*)["”]/u;
/** The minus of `-word`: glued to a letter or to quoted words, after a space or at the start. */
const minusSign = /(?<![^\s,(])([-−–])(?=\p{L}|["“][^"“”„]*[^\s"“”„])/u;
/** Not the full stop of "3.5", nor the hyphen of "t-shirt". */
const clauseMark = /([,;!?…()[\]]|[.:](?=\s|$)|(?<!\S)[-−–—](?=\s|$))/u;
const plainWord = /([^\s,;!?…()[\]"“”„]+?)(?=[.:]?(?:[\s,;!?…()[\]"“”„]|$))/u;
const pieces = new RegExp(
  [quotedText, minusSign, clauseMark, plainWord].map((piece) => piece.source).join('|'),
  'gu',
);

/** Brackets and lone dashes set a part off, as commas do. */
const setOff = /^[()[\]−–—-]$/;

/** Splits a prompt into tokens, in order; white space is dropped. */
export function tokenise(prompt: string): Token[] {
  const tokens: Token[] = [];
  for (const [, quoted, minus, mark, word] of prompt.matchAll(pieces)) {
    if (quoted !== undefined) {
      if (quoted.trim()) tokens.push({ kind: 'quoted', text: quoted.trim(), word: '' });
    } else if (minus) tokens.push({ kind: 'minus', text: '-', word: '' });
    else if (mark)
      tokens.push({ kind: mark === ',' ? 'comma' : 'stop', text: mark.replace(setOff, ','), word: '' });
    else if (word) tokens.push({ kind: 'word', text: word, word: word.toLowerCase().replaceAll('’', "'") });
  }
  return tokens;
}

/** Puts tokens together again: single spaces, none before a mark. */
export function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token, index) => (index > 0 && !isMark(token) && token.kind !== 'minus' ? ' ' : '') + token.text)
    .join('');
}

export function isMark(token: Token): boolean {
  return token.kind === 'comma' || token.kind === 'stop';
}

/** Builds a matcher: the number of tokens that the longest of `phrases` covers at a position, or 0. */
export function longestOf(phrases: readonly string[]): (tokens: readonly Token[], start: number) => number {
  const byFirstWord = new Map<string, string[][]>();
  for (const words of phrases.map((phrase) => phrase.split(' ')).sort((a, b) => b.length - a.length)) {
    const [first = ''] = words;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), words]);
  }
  return (tokens, start) => {
    const longestFirst = byFirstWord.get(tokens[start]?.word ?? '');
    const standing = longestFirst?.find((words) =>
      words.every((word, offset) => tokens[start + offset]?.word === word),
    );
    return standing?.length ?? 0;
  };
}
