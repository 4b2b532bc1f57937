import { setTimeout as delay } from 'node:timers/promises';

/**
 * Resolves as soon as `condition` holds: for what happens in another process and sends no event.
 *
 * @throws after `timeoutMs`, naming what was awaited.
 */
export async function untilTrue(
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
  what = condition.toString(),
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await delay(20);
  }
}
