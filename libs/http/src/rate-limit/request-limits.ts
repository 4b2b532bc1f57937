import { LRUCache } from 'lru-cache';
import type { ApiKey } from '../auth/api-key.js';
import { Problem } from '../problem.js';
import { RateLimit, type Allowance } from './rate-limit.js';

export type RequestLimitsOptions = {
  /** Requests a minute of one key; 0 for no limit. */
  perKey: number;
  /** Requests a minute of one address, while no key is in use; 0 for no limit. */
  perAddress: number;
  /** Wrong keys a minute from one address. */
  wrongKeys: number;
  /** As `RateLimit` takes it. */
  redis?: unknown;
};

const REMEMBERED_ADDRESSES = 10_000;

/** How much one client may ask for in a minute. */
export class RequestLimits {
  private readonly keys: RateLimit | undefined;
  private readonly addresses: RateLimit | undefined;
  private readonly wrongKeys: RateLimit;
  /** Addresses with too many wrong keys, and when they may try again. */
  private readonly shutOut = new LRUCache<string, number>({ max: REMEMBERED_ADDRESSES });

  constructor({ perKey, perAddress, wrongKeys, redis }: RequestLimitsOptions) {
    const limit = (name: string, perMinute: number) =>
      perMinute > 0 ? new RateLimit({ name, perMinute, redis }) : undefined;
    this.keys = limit('key', perKey);
    this.addresses = limit('address', perAddress);
    this.wrongKeys = new RateLimit({ name: 'wrong-key', perMinute: wrongKeys, redis });
  }

  /** Counts a request with a key; undefined where there is no limit. */
  countKey({ id, name }: ApiKey): Promise<Allowance> | undefined {
    return this.keys?.count(id ?? name);
  }

  /** Counts a request without a key; undefined where there is no limit. */
  countAddress(address: string): Promise<Allowance> | undefined {
    return this.addresses?.count(address);
  }

  /** @throws Problem `too_many_wrong_keys`, before the key is looked up */
  admitKeyOf(address: string): void {
    const seconds = Math.ceil(((this.shutOut.get(address) ?? 0) - Date.now()) / 1_000);
    if (seconds > 0) throw tooManyWrongKeys(seconds);
  }

  async noteWrongKey(address: string): Promise<void> {
    const { isExceeded, resetSeconds } = await this.wrongKeys.count(address);
    if (!isExceeded) return;
    this.shutOut.set(address, Date.now() + resetSeconds * 1_000);
    throw tooManyWrongKeys(resetSeconds);
  }
}

function tooManyWrongKeys(seconds: number): Problem {
  return new Problem(
    'too_many_wrong_keys',
    `Too many wrong keys came from this address. Try again in ${seconds} s.`,
    {
      headers: { 'retry-after': String(seconds) },
    },
  );
}
