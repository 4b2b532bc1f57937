import { linesOf, splitLine } from '../../form/lines.js';

/** A name, and other words for it. */
export type Entry = { name: string; phrases: string[] };

/** Lines as people type them: `name: this, that`, or the name alone. */
export function writeEntries(entries: readonly Entry[]): string {
  return entries
    .map(({ name, phrases }) => (phrases.length === 0 ? name : `${name}: ${phrases.join(', ')}`))
    .join('\n');
}

export function readEntries(text: string): Entry[] {
  return linesOf(text).map((line) => {
    const { name, listed } = splitLine(line);
    return { name, phrases: listed };
  });
}

/** Whether lines can hold the entries: a comma within a phrase, or a colon in a name, would be read otherwise. */
export function areLines(entries: readonly Entry[]): boolean {
  return JSON.stringify(readEntries(writeEntries(entries))) === JSON.stringify(entries);
}

/** A label that says what it is called is its name alone. */
export function entryOfLabel({ name, phrases }: Entry): Entry {
  return { name, phrases: phrases.length === 1 && phrases[0] === name ? [] : phrases };
}

export function labelOfEntry({ name, phrases }: Entry): Entry {
  return { name, phrases: phrases.length === 0 ? [name] : phrases };
}
