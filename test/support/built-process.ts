import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '@cliptext/config';

/** As `npm start` and the image set them: without, glibc keeps hundreds of megabytes that loading the model used. */
export const ALLOCATOR = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' };

export type BuiltProcess = {
  url: string;
  /** Every line it has printed. */
  output: string[];
  /** Resolves when it ends, whatever ends it. */
  ended: Promise<unknown>;
  /** Sends a signal and waits for the end; the exit code, null when the signal itself ended it. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

/** Starts one app of the build as a process of its own and waits until it prints `awaited`. */
export async function startBuilt(
  app: 'standalone' | 'api' | 'ingest',
  environment: Record<string, string>,
  awaited = /ready on http/,
): Promise<BuiltProcess> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/apps', app, 'src/main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  // Not 'exit': its last lines may still be on their way then.
  const exited = once(child, 'close') as Promise<[number | null]>;
  const output: string[] = [];
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        output.push(line);
        if (awaited.test(line)) resolve();
      });
    }
    void exited.then(([code]) => reject(new Error(`Cliptext ended with ${code}:\n${output.join('\n')}`)));
  });
  return {
    url: output.map((line) => /ready on (http\S+)/.exec(line)?.[1]).find(Boolean) as string,
    output,
    ended: exited,
    end: async (signal) => {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}
