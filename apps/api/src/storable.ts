/**
 * PostgreSQL stores no NUL characters and no halves of surrogate pairs; JSON writes both as escapes. A backslash of the
 * text is written as two.
 */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(0000|d[89a-f])/;

/** Whether the catalog can keep a JSON value. */
export function isStorable(value: unknown): boolean {
  return !UNSTORABLE.test(JSON.stringify(value));
}

/** What to say of a value that it cannot keep. */
export const NOT_STORABLE = 'must not contain NUL or broken Unicode';
