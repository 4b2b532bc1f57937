import { inspect } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseSettings, type Settings } from '@cliptext/config';
import { listen, type Address } from './listen.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

let isEnding = false;

export type ProcessDescription = {
  /** How it calls itself when it is ready. */
  name: string;
  create: (settings: Settings) => Promise<NestFastifyApplication>;
  addressOf: (settings: Settings) => Address;
  /** What is left to do once it serves. */
  onReady?: (app: NestFastifyApplication, url: string, settings: Settings) => Promise<void>;
};

/**
 * Runs one process of the service until it is told to end. It finishes the work at hand then, but not for longer
 * than DRAIN_SECONDS. A process that cannot start says why in one line and ends with code 1.
 */
export async function runProcess({ name, create, addressOf, onReady }: ProcessDescription): Promise<void> {
  outliveReaders();
  let app: NestFastifyApplication | undefined;
  try {
    const settings = parseSettings(process.env);
    app = await create(settings);
    endInTime(settings.drainSeconds);
    app.enableShutdownHooks([...SIGNALS], { useProcessExit: true });
    const url = await listen(app, addressOf(settings));
    process.stdout.write(`${name} is ready on ${url} after ${Math.round(performance.now())} ms\n`);
    await onReady?.(app, url, settings);
  } catch (error) {
    // Told to end while it was still starting: what failed was cut off by that.
    if (isEnding) return;
    process.stderr.write(`${isForUser(error) ? error.message : inspect(error)}\n`);
    await app?.close();
    process.exit(1);
  }
}

/** Where nobody reads any more what it prints, or the disk is full, the process works on without. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** What is cut off here is found pending at the next start, or by another worker before. */
function endInTime(seconds: number): void {
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      isEnding = true;
      setTimeout(() => {
        process.stderr.write(`Ending although work is not finished after ${seconds} s (DRAIN_SECONDS)\n`);
        process.exit(1);
      }, seconds * 1_000).unref();
    });
  }
}

/** Our own errors have a snake_case code and say what to do; any other is a fault of the program, shown whole. */
function isForUser(error: unknown): error is Error {
  return error instanceof Error && /^[a-z]+(_[a-z]+)+$/.test(String((error as { code?: unknown }).code));
}
