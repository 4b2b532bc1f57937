/** What a task found: one line a method, one number a column. */
export type Row = { method: string; figures: Record<string, number> };
export type Table = { title: string; note: string; rows: Row[] };

/** The table in Markdown; a column of whole numbers is one of counts. */
export function markdownOf({ title, note, rows }: Table): string {
  const columns = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
  const counts = new Set(
    columns.filter((column) => rows.every(({ figures }) => Number.isInteger(figures[column] ?? 0))),
  );
  const lines = [
    ['', ...columns],
    ['---', ...columns.map(() => '---:')],
    ...rows.map(({ method, figures }) => [
      method,
      ...columns.map((column) => show(figures[column], counts.has(column))),
    ]),
  ];
  return [`### ${title}`, '', note, '', ...lines.map((cells) => `| ${cells.join(' | ')} |`), ''].join('\n');
}

function show(figure: number | undefined, isCount: boolean): string {
  if (figure === undefined) return '';
  return isCount || (Number.isInteger(figure) && Math.abs(figure) > 1) ? String(figure) : figure.toFixed(3);
}
