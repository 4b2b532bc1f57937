import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Keys } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { hashSecret, type ApiKey, type KeyLookup } from '@cliptext/http';
import { LRUCache } from 'lru-cache';
import { isOpenAddress } from './open-address.js';

/** How long another process may go on taking a key that was revoked in this one. */
const CACHE_MS = 5_000;
const CACHED_KEYS = 10_000;
const USE_INTERVAL_MS = 60_000;

/** The keys that are in use: those of the catalog, and the admin key that the environment may bring. */
@Injectable()
export class KeyRing implements KeyLookup {
  private readonly logger = new Logger('Keys');
  private readonly environmentHash: Buffer | undefined;
  private readonly isOpen: boolean;
  private readonly known = new LRUCache<string, Promise<ApiKey | null>>({ max: CACHED_KEYS, ttl: CACHE_MS });
  private readonly lastUses = new LRUCache<string, number>({ max: CACHED_KEYS });
  private anyKey: { at: number; exists: Promise<boolean> } | undefined;

  constructor(
    private readonly keys: Keys,
    @Inject(SETTINGS) settings: Pick<Settings, 'adminKey' | 'host'>,
  ) {
    this.isOpen = isOpenAddress(settings.host);
    this.environmentHash = settings.adminKey ? Buffer.from(hashSecret(settings.adminKey)) : undefined;
  }

  async findByHash(hash: string): Promise<ApiKey | null> {
    if (this.environmentHash && timingSafeEqual(this.environmentHash, Buffer.from(hash))) {
      return { id: null, name: 'CLIPTEXT_ADMIN_KEY', scopes: ['admin'], collections: null };
    }
    let found = this.known.get(hash);
    if (!found) {
      found = this.keys.findByHash(hash);
      this.known.set(hash, found);
      found.catch(() => this.known.delete(hash));
    }
    const key = await found;
    if (key?.id) this.noteUse(key.id);
    return key;
  }

  async isNeeded(): Promise<boolean> {
    // Where others can reach it the service stays closed when the last key is revoked.
    if (this.environmentHash || this.isOpen) return true;
    const now = Date.now();
    if (!this.anyKey || now - this.anyKey.at > CACHE_MS) {
      this.anyKey = { at: now, exists: this.keys.anyExists() };
      this.anyKey.exists.catch(() => (this.anyKey = undefined));
    }
    return this.anyKey.exists;
  }

  /** After a key was made, rotated or revoked: this process sees it at once. */
  forget(): void {
    this.known.clear();
    this.anyKey = undefined;
  }

  /** Once a minute for each key, beside the request. */
  private noteUse(id: string): void {
    const now = Date.now();
    if (now - (this.lastUses.get(id) ?? 0) < USE_INTERVAL_MS) return;
    this.lastUses.set(id, now);
    this.keys.markUsed(id, new Date(now)).catch((error: unknown) => this.logger.warn(String(error)));
  }
}
