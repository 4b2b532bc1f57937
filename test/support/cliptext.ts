import { rm } from 'node:fs/promises';
import { startBuilt } from './built-process.js';
import { makeDataFolder } from './database.js';
import { startServerMode } from './server-mode.js';

declare global {
  /** Set by the Jest project: what `startCliptext` starts. Undefined means embedded. */
  var cliptextDeployment: 'server' | undefined;
}

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
  /** Every line that its processes have printed. */
  output: string[];
  /** Ends it as Ctrl-C does; the exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
};

/**
 * Starts the built product on a free port, as the Jest project says: all in one process, or server mode with an api,
 * two workers, PostgreSQL, Redis and Qdrant.
 */
export function startCliptext(options: CliptextOptions = {}): Promise<RunningCliptext> {
  return globalThis.cliptextDeployment === 'server' ? startServerMode(options) : startStandalone(options);
}

async function startStandalone(options: CliptextOptions): Promise<RunningCliptext> {
  const dataFolder = options.dataFolder ?? (await makeDataFolder());
  const { url, output, end } = await startBuilt(
    'standalone',
    {
      PORT: '0',
      CLIPTEXT_DATA_DIR: dataFolder,
      CLIPTEXT_SAMPLES: options.samples ? 'on' : 'off',
      ...options.environment,
    },
    options.samples ? /The gallery is searchable/ : undefined,
  );
  return {
    url,
    dataFolder,
    output,
    stop: async () => {
      const code = await end('SIGINT');
      if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
      return code;
    },
    kill: async () => void (await end('SIGKILL')),
  };
}
