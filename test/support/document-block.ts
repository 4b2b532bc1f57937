import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';

/** Column widths are the formatter's business. */
const cells = (text: string) => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---').trim();

/**
 * Checks that a document shows what a run has found, between `<!-- name -->` and `<!-- /name -->`. With UPDATE_DOCS=1
 * the run writes it there instead.
 */
export function expectInDocument(document: string, name: string, found: string): void {
  const path = join(projectRoot, document);
  const block = new RegExp(`(<!-- ${name} -->)([^]*)(<!-- /${name} -->)`);
  const text = readFileSync(path, 'utf8');
  if (process.env.UPDATE_DOCS === '1') {
    writeFileSync(
      path,
      text.replace(block, (_, start: string, __, end: string) => `${start}\n\n${found}\n\n${end}`),
    );
    return;
  }
  expect(cells(block.exec(text)?.[2] ?? '')).toBe(cells(found));
}

/** A Markdown table. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}
