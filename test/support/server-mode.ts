import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { readSamples } from '../../apps/standalone/src/samples.js';
import { startBuilt, type BuiltProcess } from './built-process.js';
import { Client, sampleFiles } from './client.js';
import type { CliptextOptions, RunningCliptext } from './cliptext.js';
import { startServers, type Servers } from './servers.js';
import { untilTrue } from './until.js';

const WORKERS = 2;
const SAMPLES_A_REQUEST = 32;
const GALLERY_TIMEOUT_MS = 120_000;

export type ServerMode = RunningCliptext & {
  servers: Servers;
  workers: BuiltProcess[];
  startWorker(environment?: Record<string, string>): Promise<BuiltProcess>;
};

/** Starts an api and its workers as processes of their own, with servers of their own. */
export async function startServerMode(
  options: CliptextOptions & { workers?: number } = {},
): Promise<ServerMode> {
  const servers = await startServers();
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'cliptext-test-')));
  const environment = {
    PORT: '0',
    INGEST_PORT: '0',
    CLIPTEXT_DATA_DIR: dataFolder,
    // The cores are shared between the workers, and with the other suites.
    IMAGE_THREADS: '1',
    ...servers.environment,
    ...options.environment,
  };
  const startWorker = (more: Record<string, string> = {}) =>
    startBuilt('ingest', { ...environment, ...more });
  const starts = await Promise.allSettled([
    startBuilt('api', environment),
    ...Array.from({ length: options.workers ?? WORKERS }, () => startWorker()),
  ]);
  const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await Promise.all(started.map((process) => process.end('SIGKILL')));
    await servers.stop();
    throw failed.reason;
  }
  const [api, ...workers] = started as [BuiltProcess, ...BuiltProcess[]];
  if (options.samples) await uploadSamples(new Client(api.url));

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const codes = await Promise.all([api, ...workers].map((process) => process.end(signal)));
    await servers.stop();
    if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
    return codes.find((code) => code !== 0) ?? 0;
  };
  return {
    url: api.url,
    dataFolder,
    get output() {
      return [api, ...workers].flatMap(({ output }) => output);
    },
    servers,
    workers,
    startWorker: async (more) => {
      const worker = await startWorker(more);
      workers.push(worker);
      return worker;
    },
    stop: () => end('SIGINT'),
    kill: async () => void (await end('SIGKILL')),
  };
}

/** Uploads the sample gallery as the first start of embedded mode does, and waits until it is indexed. */
async function uploadSamples(client: Client): Promise<void> {
  const samples = await readSamples(join(projectRoot, 'samples'));
  for (let start = 0; start < samples.length; start += SAMPLES_A_REQUEST) {
    const batch = samples.slice(start, start + SAMPLES_A_REQUEST);
    const files = await sampleFiles(...batch.map(({ fileName }) => fileName));
    await client.upload(
      files,
      batch.map(({ metadata }) => metadata),
    );
  }
  await untilTrue(() => isIdle(client), GALLERY_TIMEOUT_MS);
}

/** Whether nothing is pending any more. */
export async function isIdle(client: Client): Promise<boolean> {
  const { body } = await client.request<{ images: { pending: number } }>('GET', '/v1/status');
  return body.images?.pending === 0;
}
