import { linesOf, splitLine } from '../../form/lines.js';

type Label = string | { name: string; phrases: string[] };

/** Labels as they are typed: one a line, `name` or `name: what it says, in other words`. */
export function parseLabels(text: string): Label[] {
  return linesOf(text).map((line) => {
    const { name, listed } = splitLine(line);
    return listed.length === 0 ? name : { name, phrases: listed };
  });
}
