/** The lines of a text that say something, each once, without the spaces around them. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').flatMap((line) => line.trim() || []))];
}

/** A line `name: this, that`; nothing is listed in one without a colon, or without a name before it. */
export function splitLine(line: string): { name: string; listed: string[] } {
  const colon = line.indexOf(':');
  if (colon < 1) return { name: line, listed: [] };
  const listed = line
    .slice(colon + 1)
    .split(',')
    .flatMap((item) => item.trim() || []);
  return { name: line.slice(0, colon).trim(), listed };
}
