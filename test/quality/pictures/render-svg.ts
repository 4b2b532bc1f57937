import sharp from 'sharp';

/** Renders a drawing on white. */
export function renderSvg(svg: string): Promise<Buffer> {
  // What decodes pictures keeps libvips from reading SVG, in the whole process.
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' }).png().toBuffer();
}
