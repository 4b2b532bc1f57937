import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '@cliptext/config';
import { makeDataFolder } from './database.js';

const MAIN = join(projectRoot, 'dist/apps/standalone/src/main.js');

export type CliptextOptions = {
  /** Whether to import the sample gallery, and wait until it is indexed. */
  samples?: boolean;
  /** A data folder to use again; without it, a new temporary one that `stop` removes. */
  dataFolder?: string;
  environment?: Record<string, string>;
};

export type RunningCliptext = {
  url: string;
  dataFolder: string;
  /** Every line the process has printed. */
  output: string[];
  /** Ends it as Ctrl-C does; the exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
};

/** Starts the built product as a process of its own, on a free port. */
export async function startCliptext(options: CliptextOptions = {}): Promise<RunningCliptext> {
  const dataFolder = options.dataFolder ?? (await makeDataFolder());
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      CLIPTEXT_DATA_DIR: dataFolder,
      CLIPTEXT_SAMPLES: options.samples ? 'on' : 'off',
      ...options.environment,
    },
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const output: string[] = [];
  const awaited = options.samples ? /The gallery is searchable/ : /ready on http/;
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        output.push(line);
        if (awaited.test(line)) resolve();
      });
    }
    void exited.then(([code]) => reject(new Error(`Cliptext ended with ${code}:\n${output.join('\n')}`)));
  });
  const url = output.map((line) => /ready on (http\S+)/.exec(line)?.[1]).find(Boolean) as string;

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    const [code] = await exited;
    if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
    return code;
  };
  return {
    url,
    dataFolder,
    output,
    stop: () => end('SIGINT'),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
