/** A language that a prompt seems to be written in. */
export interface Language {
  /** BCP 47 */
  tag: string;
  name: string;
}

/** Small words that English does not have: one of `telling` is enough, of the others it takes two. */
const smallWords: (Language & { telling: ReadonlySet<string>; others: ReadonlySet<string> })[] = [
  {
    tag: 'de',
    name: 'German',
    telling: new Set(['ohne', 'kein', 'keine', 'keinen', 'keiner', 'nicht', 'und', 'außer', 'oder', 'auf']),
    others: new Set([
      'der',
      'die',
      'das',
      'ein',
      'eine',
      'einen',
      'einem',
      'einer',
      'mit',
      'im',
      'am',
      'ist',
      'den',
      'dem',
    ]),
  },
  {
    tag: 'fr',
    name: 'French',
    telling: new Set(['avec', 'sauf', 'aucun', 'aucune', 'dans', 'une']),
    others: new Set([
      'le',
      'la',
      'les',
      'un',
      'des',
      'du',
      'de',
      'sans',
      'pas',
      'et',
      'sur',
      'ni',
      'qui',
      'en',
      'est',
    ]),
  },
  {
    tag: 'es',
    name: 'Spanish',
    telling: new Set(['ningún', 'ninguna', 'excepto', 'pero', 'una', 'unos', 'unas']),
    others: new Set([
      'el',
      'la',
      'los',
      'las',
      'un',
      'con',
      'sin',
      'y',
      'de',
      'del',
      'en',
      'sobre',
      'que',
      'no',
      'hay',
    ]),
  },
];

const scripts: (Language & { letters: RegExp })[] = [
  { tag: 'ru', name: 'a language in Cyrillic letters', letters: /\p{Script=Cyrillic}/u },
  { tag: 'el', name: 'Greek', letters: /\p{Script=Greek}/u },
  { tag: 'ar', name: 'a language in Arabic letters', letters: /\p{Script=Arabic}/u },
  { tag: 'he', name: 'Hebrew', letters: /\p{Script=Hebrew}/u },
  { tag: 'hi', name: 'Hindi', letters: /\p{Script=Devanagari}/u },
  { tag: 'ja', name: 'Japanese', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u },
  { tag: 'ko', name: 'Korean', letters: /\p{Script=Hangul}/u },
  { tag: 'th', name: 'Thai', letters: /\p{Script=Thai}/u },
  { tag: 'zh', name: 'Chinese', letters: /\p{Script=Han}/u },
];

/** The language of a prompt's words (lower case), when they show that it is another than English. */
export function guessLanguage(words: readonly string[]): Language | undefined {
  const text = words.join(' ');
  return (
    scripts.find(({ letters }) => letters.test(text)) ??
    smallWords.find(
      ({ telling, others }) =>
        words.some((word) => telling.has(word)) || words.filter((word) => others.has(word)).length > 1,
    )
  );
}
