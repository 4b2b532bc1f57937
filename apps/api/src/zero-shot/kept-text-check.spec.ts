import { fileURLToPath } from 'node:url';
import type { Collection } from '@cliptext/catalog';
import { parseSettings } from '@cliptext/config';
import { Encoder } from '@cliptext/encoder';
import { KeptTextCheck } from './kept-text-check.js';

test('more texts than may wait for the encoder are checked all the same', async () => {
  const encoder = await Encoder.open({
    modelFolder: fileURLToPath(new URL('../../../../libs/encoder/test/fixtures/clip', import.meta.url)),
    maxWaitingTexts: 64,
  });
  try {
    const check = new KeptTextCheck(encoder, parseSettings({}));
    const texts = Array.from({ length: 200 }, (_, index) => ({
      pointer: `/labels/${index}`,
      text: `a dog or another thing that is told apart from all of the others by its number, ${index}`,
    }));
    await check.check(texts, null, { templates: null } as Collection);
  } finally {
    await encoder.close();
  }
});
