import type { Figure, Measurement } from './figure.js';
import { sentence } from './queries.js';
import { SearchClient } from './search-client.js';
import { Service } from './service.js';
import { dataFolderWith } from './synthetic-library.js';

const IMAGES = 100_000;
const SEARCHES = 200;

/** Resident memory of the service with 100 k images, fresh and after searches; the database server's is apart. */
export const memory: Measurement = {
  name: 'memory',
  async run(say): Promise<Figure[]> {
    say(`preparing ${IMAGES} images`);
    const service = await Service.start(await dataFolderWith(IMAGES));
    const ready = await service.read();
    const client = new SearchClient(service.url);
    for (let number = 0; number < SEARCHES; number += 1) await client.search({ query: sentence(number) });
    client.close();
    const searched = await service.read();
    await service.stop();
    return [
      { name: '100 k × 384, when ready', value: ready.rssBytes / 1e6, unit: 'MB' },
      {
        name: `100 k × 384, after ${SEARCHES} searches`,
        value: searched.rssBytes / 1e6,
        unit: 'MB',
        target: { atMost: 600 },
      },
    ];
  },
};
