import type { INestApplicationContext } from '@nestjs/common';
import { Keys } from '@cliptext/catalog';
import { SettingsError, type Settings } from '@cliptext/config';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** Whether others than this machine can reach an address to listen on. */
export function isOpenAddress(host: string): boolean {
  return !LOOPBACK.includes(host);
}

/**
 * Nobody could get in without a key where others can reach the service.
 *
 * @throws SettingsError when `HOST` is an address that others can reach and there is no key
 */
export async function requireKeyForOpenAddress(
  app: INestApplicationContext,
  { host, adminKey }: Pick<Settings, 'host' | 'adminKey'>,
): Promise<void> {
  if (!isOpenAddress(host) || adminKey || (await app.get(Keys).anyExists())) return;
  await app.close();
  throw new SettingsError(
    `HOST=${host} can be reached by others and there is no API key. Set CLIPTEXT_ADMIN_KEY, or make an admin key ` +
      'with POST /v1/keys while HOST is 127.0.0.1.',
  );
}
