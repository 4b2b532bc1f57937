import { startCliptext } from '../support/cliptext.js';
import type { Figure, Measurement } from './figure.js';
import { median } from './statistics.js';
import { makeTemporaryFolder } from './temporary-folders.js';

const FIRST_STARTS = 3;
const RESTARTS = 5;

/** From the start of the process, as who starts it sees it. */
export const start: Measurement = {
  name: 'start',
  async run(say): Promise<Figure[]> {
    const firstReady: number[] = [];
    const gallery: number[] = [];
    let withGallery = '';
    for (let round = 1; round <= FIRST_STARTS; round += 1) {
      say(`first start ${round} of ${FIRST_STARTS}`);
      firstReady.push(await secondsToReady(await makeTemporaryFolder(), false));
      withGallery = await makeTemporaryFolder();
      gallery.push(await secondsToReady(withGallery, true));
    }
    const ready: number[] = [];
    for (let round = 1; round <= RESTARTS; round += 1) {
      say(`restart ${round} of ${RESTARTS}`);
      ready.push(await secondsToReady(withGallery, false));
    }
    return [
      { name: 'ready, with the gallery', value: median(ready), unit: 's', target: { atMost: 5 } },
      { name: 'ready, first start ever', value: median(firstReady), unit: 's', target: { atMost: 12 } },
      {
        name: 'gallery indexed, first start ever',
        value: median(gallery),
        unit: 's',
        target: { atMost: 30 },
      },
    ];
  },
};

/** Until it answers, or with `samples` until the whole gallery can be searched. */
async function secondsToReady(dataFolder: string, samples: boolean): Promise<number> {
  const startedAt = performance.now();
  const running = await startCliptext({ dataFolder, samples });
  const seconds = (performance.now() - startedAt) / 1_000;
  await running.stop();
  return seconds;
}
