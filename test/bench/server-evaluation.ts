import { startServerMode } from '../support/server-mode.js';
import { evaluationRounds } from './evaluation-rounds.js';
import type { Figure, Measurement } from './figure.js';
import { addImages, inServers } from './synthetic-library.js';

const IMAGES = 10_000;

/** The same as `evaluation`, by a worker of its own and through the Qdrant test target, whose HTTP server is Python. */
export const serverEvaluation: Measurement = {
  name: 'evaluation through the Qdrant test target',
  async run(say): Promise<Figure[]> {
    const app = await startServerMode({ workers: 1 });
    try {
      say(`preparing ${IMAGES} images`);
      await inServers(app.servers, (parts) => addImages(parts, 0, IMAGES));
      return await evaluationRounds({ url: app.url, images: IMAGES }, say);
    } finally {
      await app.stop();
    }
  },
};
