import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '@cliptext/config';

const FOLDER = join(projectRoot, 'test/support/qdrant');

/** A Python that has Qdrant's engine; undefined where there is none, and tests that need it are skipped. */
export const qdrantPython = [
  process.env.QDRANT_TEST_PYTHON,
  join(FOLDER, '.venv/bin/python'),
  'python3',
].find((python) => python && spawnSync(python, ['-c', 'import qdrant_edge']).status === 0);

/** What to say where `qdrantPython` is undefined. */
export const qdrantPythonHint =
  'needs Python with qdrant-edge-py: python3 -m venv test/support/qdrant/.venv && ' +
  'test/support/qdrant/.venv/bin/pip install -r test/support/qdrant/requirements.txt';

export type QdrantServerOptions = {
  apiKey?: string;
  /** KB of vectors from which a segment is indexed and quantised; Qdrant's own default is 10,000. */
  indexingThreshold?: number;
};

/** Starts Qdrant's engine behind its REST API, as far as we use it, on a free port with empty storage. */
export async function startQdrant({ apiKey, indexingThreshold }: QdrantServerOptions = {}): Promise<{
  url: string;
  stop(): Promise<void>;
}> {
  if (!qdrantPython) throw new Error(qdrantPythonHint);
  const server = spawn(
    qdrantPython,
    [
      join(FOLDER, 'qdrant_server.py'),
      '--until-stdin-ends',
      ...(apiKey ? ['--api-key', apiKey] : []),
      ...(indexingThreshold ? ['--indexing-threshold', String(indexingThreshold)] : []),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exited = once(server, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(server.stdout).once('line', (line) => resolve(line.replace('listening on ', '')));
    void exited.then(([code]) => reject(new Error(`The Qdrant test server ended with ${code}`)));
  });
  return {
    url,
    stop: async () => {
      server.stdin.end();
      await exited;
    },
  };
}
