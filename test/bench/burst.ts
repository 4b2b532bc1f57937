import { bigPhoto, withComment } from '../../libs/images/test/pictures.js';
import { residentBytes, sendBurst, watching } from '../support/burst.js';
import { Client, sampleFiles } from '../support/client.js';
import { isIdle } from '../support/server-mode.js';
import { untilTrue } from '../support/until.js';
import type { Figure, Measurement } from './figure.js';
import { Service } from './service.js';
import { makeTemporaryFolder } from './temporary-folders.js';

const UPLOADS = 60;
const FILES = 4;
const [WIDTH, HEIGHT] = [4_000, 3_000];
const INDEXING_LIMIT_MS = 600_000;

/** Memory of the service while many uploads of large photos come at once, until all of them are indexed. */
export const burst: Measurement = {
  name: 'burst',
  async run(say): Promise<Figure[]> {
    const [sample] = await sampleFiles('clothing_hat_4fe8da.jpg');
    const photo = await bigPhoto(sample!.bytes, WIDTH, HEIGHT);
    const megabytes = (UPLOADS * FILES * photo.length) / 1e6;
    say(`${UPLOADS} uploads of ${FILES} photos of 12 megapixels, ${Math.round(megabytes)} MB together`);
    const service = await Service.start(await makeTemporaryFolder());
    const client = new Client(service.url);
    const before = await residentBytes(service.url);
    const startedAt = performance.now();
    const sinceStart = () => (performance.now() - startedAt) / 1_000;
    const taking = await watching(service.url, () =>
      sendBurst(service.url, UPLOADS, (upload) =>
        Array.from({ length: FILES }, (_, file) => ({
          name: 'large.jpg',
          bytes: withComment(photo, `large ${upload} ${file}`),
        })),
      ),
    );
    const acceptedAfter = sinceStart();
    say(`accepted, ${taking.result.refused} requests had to come again`);
    const indexing = await watching(service.url, () => untilTrue(() => isIdle(client), INDEXING_LIMIT_MS));
    const indexedAfter = sinceStart();
    await service.stop();
    const { accepted, refused } = taking.result;
    return [
      { name: 'sent', value: megabytes, unit: 'MB' },
      { name: 'resident before', value: before / 1e6, unit: 'MB' },
      { name: 'resident at most, until all is accepted', value: taking.mostBytes / 1e6, unit: 'MB' },
      { name: 'resident at most, until all is indexed', value: indexing.mostBytes / 1e6, unit: 'MB' },
      { name: 'requests answered 429 or 503', value: refused / (refused + UPLOADS), unit: 'share' },
      { name: 'accepted after', value: acceptedAfter, unit: 's' },
      { name: `${accepted.length} images indexed after`, value: indexedAfter, unit: 's' },
    ];
  },
};
