import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderSvg } from './render-svg.js';

const SIDE = 256;

type Icons = {
  width: number;
  height: number;
  icons: Record<string, { body: string; width?: number; height?: number }>;
};

/** Emoji of Noto Emoji, spread over all of them. */
export async function emoji(count: number): Promise<Buffer[]> {
  const path = fileURLToPath(import.meta.resolve('@iconify-json/noto/icons.json'));
  const all = JSON.parse(await readFile(path, 'utf8')) as Icons;
  const icons = Object.entries(all.icons).filter(([name]) => !name.includes('skin-tone'));
  return Promise.all(
    Array.from({ length: count }, (_, index) => {
      const [, icon] = icons[Math.floor((index * icons.length) / count)]!;
      const { body, width = all.width, height = all.height } = icon;
      return renderSvg(
        `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${width} ${height}">${body}</svg>`,
      );
    }),
  );
}
