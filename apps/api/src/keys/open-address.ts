import type { INestApplicationContext } from '@nestjs/common';
import { SettingsError, type Settings } from '@cliptext/config';
import { KeyRing } from './key-ring.js';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * Without a key everybody may do everything, so then only this machine may reach the service.
 *
 * @throws SettingsError when `HOST` is an address that others can reach and there is no key
 */
export async function requireKeyForOpenAddress(
  app: INestApplicationContext,
  { host }: Pick<Settings, 'host'>,
): Promise<void> {
  if (LOOPBACK.includes(host) || (await app.get(KeyRing).anyExists())) return;
  await app.close();
  throw new SettingsError(
    `HOST=${host} can be reached by others and there is no API key. Set CLIPTEXT_ADMIN_KEY, or make an admin key ` +
      'with POST /v1/keys while HOST is 127.0.0.1.',
  );
}
