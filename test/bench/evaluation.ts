import { evaluationRounds } from './evaluation-rounds.js';
import type { Figure, Measurement } from './figure.js';
import { Service } from './service.js';
import { dataFolderWith } from './synthetic-library.js';

const IMAGES = 100_000;

/** Label sets and policies that change, and dry runs, over stored embeddings, while searches go on. */
export const evaluation: Measurement = {
  name: 'evaluation',
  async run(say): Promise<Figure[]> {
    say(`preparing ${IMAGES} images`);
    const service = await Service.start(await dataFolderWith(IMAGES));
    const readLoopMs = async () => (await service.read()).eventLoopDelayMs.p99;
    try {
      return await evaluationRounds({ url: service.url, images: IMAGES, readLoopMs }, say);
    } finally {
      await service.stop();
    }
  },
};
