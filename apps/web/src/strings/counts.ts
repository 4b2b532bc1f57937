export const counted = (one: string, many: string) => (count: number) =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`;

export const pictures = counted('picture', 'pictures');
export const files = counted('file', 'files');
