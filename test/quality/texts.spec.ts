import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { Texts } from './texts.js';

test('any number of texts can be prepared at once', async () => {
  const texts = await Texts.open(join(projectRoot, 'libs/encoder/test/fixtures/clip'));
  try {
    const many = Array.from({ length: 2_500 }, (_, number) => `photo ${number}`);
    await texts.prepareRaw(many);
    expect(texts.raw('photo 2499').vector).toHaveLength(texts.encoder.dimension);
  } finally {
    await texts.close();
  }
});
