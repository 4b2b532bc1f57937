import { ServerDeployment } from '../soak/server-deployment.js';
import { brokenPromises, soak } from '../soak/soak.js';
import { tableOf } from '../soak/table.js';

const SECONDS = 180;

test(`${SECONDS / 60} minutes of uploads, searches and deletions, and a kill a minute: nothing fails, nothing is lost, no memory grows`, async () => {
  const result = await soak(await ServerDeployment.start(), SECONDS, () => undefined);
  process.stdout.write(`${tableOf(result)}\n`);
  expect(brokenPromises(result)).toEqual([]);
}, 480_000);
