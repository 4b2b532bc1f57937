/** Width ÷ height of an image; 1 while its size is unknown. */
export function ratioOf({ width, height }: { width: number | null; height: number | null }): number {
  return width && height ? width / height : 1;
}
