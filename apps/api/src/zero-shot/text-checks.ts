import { Problem } from '@cliptext/http';
import type { Notice } from '@cliptext/ranking';

/** @throws Problem `invalid_request` naming the first text that is too long */
export function checkLengths(texts: readonly { pointer: string; text: string }[], maximum: number): void {
  const long = texts.find(({ text }) => text.length > maximum);
  if (!long) return;
  const detail = `must have at most ${maximum} characters (MAX_PROMPT_CHARACTERS)`;
  throw invalid(long.pointer, detail);
}

/** A problem with one field of a request. */
export function invalid(pointer: string, detail: string): Problem {
  return new Problem('invalid_request', `${pointer}: ${detail}.`, { errors: [{ pointer, detail }] });
}

/** Says which texts were cut off. */
export function truncationNotices(truncated: readonly string[]): Notice[] {
  const [first, ...others] = truncated;
  if (first === undefined) return [];
  const which = `"${first.length > 40 ? `${first.slice(0, 39)}…` : first}"`;
  return [
    {
      code: 'truncated',
      message:
        others.length === 0
          ? `${which} is longer than the model can read; its end was cut off.`
          : `${which} and ${others.length} more are longer than the model can read; their ends were cut off.`,
      remedy: 'Say it in fewer words.',
    },
  ];
}
