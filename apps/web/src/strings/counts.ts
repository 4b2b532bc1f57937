/**
 * A whole number with commas between its thousands. The browser's own format takes 15 ms to load, just when the first
 * results are drawn.
 */
export const grouped = (count: number) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

export const counted = (one: string, many: string) => (count: number) =>
  count === 1 ? `1 ${one}` : `${grouped(count)} ${many}`;

export const pictures = counted('picture', 'pictures');
export const files = counted('file', 'files');
