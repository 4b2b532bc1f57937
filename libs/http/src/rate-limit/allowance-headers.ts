import type { FastifyReply } from 'fastify';
import { Problem } from '../problem.js';
import type { Allowance } from './rate-limit.js';

/**
 * Tells a client where it stands (draft-ietf-httpapi-ratelimit-headers-03), and refuses its request when that is beyond
 * the limit.
 *
 * @throws Problem `rate_limited`
 */
export function requireAllowance(allowance: Allowance | undefined, reply: FastifyReply): void {
  if (!allowance) return;
  const { limit, remaining, resetSeconds, isExceeded } = allowance;
  void reply.headers({
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': resetSeconds,
  });
  if (!isExceeded) return;
  throw new Problem(
    'rate_limited',
    `More than ${limit} requests came in a minute. Try again in ${resetSeconds} s.`,
    {
      headers: { 'retry-after': String(resetSeconds) },
    },
  );
}
