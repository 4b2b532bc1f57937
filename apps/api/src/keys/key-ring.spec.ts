import { rm } from 'node:fs/promises';
import { Keys } from '@cliptext/catalog';
import { startTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { KeyRing } from './key-ring.js';

let server: TestDatabase;
let keys: Keys;

beforeAll(async () => {
  server = await startTestDatabase();
  keys = new Keys(server.database);
});

afterAll(async () => {
  await server.stop();
  await rm(server.dataFolder, { recursive: true, force: true });
});

test('without its last key a service is closed where others can reach it, and open to its own machine', async () => {
  const local = new KeyRing(keys, { host: '127.0.0.1', adminKey: undefined });
  const open = new KeyRing(keys, { host: '0.0.0.0', adminKey: undefined });
  const areNeeded = async () => [await local.isNeeded(), await open.isNeeded()];
  const { id } = await keys.create({ name: 'root', hash: 'a hash', scopes: ['admin'], collections: null });
  expect(await areNeeded()).toEqual([true, true]);
  await keys.revoke(id);
  local.forget();
  open.forget();
  expect(await areNeeded()).toEqual([false, true]);
});
