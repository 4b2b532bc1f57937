import { Comparisons } from '@cliptext/catalog';
import { addImages, inDataFolder } from '../bench/synthetic-library.js';
import { Client } from '../support/client.js';
import { untilTrue } from '../support/until.js';
import { EmbeddedDeployment } from './support/embedded-deployment.js';

/** Three pages of a comparison. */
const IMAGES = 2_500;
const PAGE = 1_000;

type Comparison = { id: string; state: string; found: Record<string, number> };

test(
  'a comparison that is killed goes on where it was, and counts nothing twice',
  () =>
    EmbeddedDeployment.use(async (deployment) => {
      const { dataFolder } = deployment;
      const empty = await deployment.start({});
      // The first start makes the collection, and compares by itself.
      await untilTrue(async () => {
        const { body } = await new Client(empty.url).request<{ comparison: unknown }>('GET', '/v1/status');
        return body.comparison !== null;
      });
      await empty.end('SIGINT');
      await inDataFolder(dataFolder, (parts) => addImages(parts, 0, IMAGES));

      const killed = await deployment.start({ point: 'after a page of a comparison', times: 2 });
      const { body } = await new Client(killed.url).request<Comparison>('POST', '/v1/comparisons', {});
      await killed.ended;
      await inDataFolder(dataFolder, async ({ database, space }) => {
        const ids = (await space.scroll({ limit: IMAGES })).points.map(({ id }) => id);
        const record = await new Comparisons(database).find(body.id);
        expect(record?.reached).toEqual({ part: 'vectors', afterId: ids[2 * PAGE - 1] });
        // One that began anew would find this.
        await space.delete([ids[0]!]);
      });

      const client = new Client((await deployment.start({})).url);
      let comparison: Comparison | undefined;
      await untilTrue(async () => {
        comparison = (await client.request<Comparison>('GET', `/v1/comparisons/${body.id}`)).body;
        return comparison.state === 'finished';
      });
      // What the library lacks: its images have no files, and its payloads not all that the service writes.
      expect(comparison!.found).toEqual({ vector_with_old_payload: IMAGES, image_without_original: IMAGES });
    }),
  90_000,
);
