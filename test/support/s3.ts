import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { untilTrue } from './until.js';

/** An S3-compatible server; undefined where there is none, and tests that need it are skipped. */
export const versitygw = [
  process.env.S3_TEST_VERSITYGW,
  'versitygw',
  join(process.env.GOPATH ?? join(homedir(), 'go'), 'bin/versitygw'),
].find((program) => program && spawnSync(program, ['--version']).status === 0);

/** What to say where `versitygw` is undefined. */
export const versitygwHint =
  'needs versitygw, which Go builds: go install github.com/versity/versitygw/cmd/versitygw@v1.8.0';

export type S3Server = {
  endpoint: string;
  bucket: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** Where the server keeps its objects as files. */
  folder: string;
  /** Ends the server and keeps its objects. */
  stop(): Promise<void>;
  /** Ends the server and removes its objects. */
  remove(): Promise<void>;
};

/** Starts an S3 server on a free port, with one empty bucket. */
export async function startS3(): Promise<S3Server> {
  if (!versitygw) throw new Error(versitygwHint);
  const root = await mkdtemp(join(tmpdir(), 'cliptext-s3-'));
  const bucket = 'pictures';
  const folder = join(root, bucket);
  await mkdir(folder);
  const port = await freePort();
  const credentials = { accessKeyId: 'tester', secretAccessKey: randomUUID() };
  const server = spawn(versitygw, ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', root], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ROOT_ACCESS_KEY: credentials.accessKeyId,
      ROOT_SECRET_KEY: credentials.secretAccessKey,
    },
  });
  const exited = once(server, 'exit');
  const endpoint = `http://127.0.0.1:${port}`;
  await untilTrue(() =>
    fetch(endpoint).then(
      () => true,
      () => false,
    ),
  );
  const stop = async () => {
    // A graceful end would wait for connections that clients keep open.
    server.kill('SIGKILL');
    await exited;
  };
  return {
    endpoint,
    bucket,
    credentials,
    folder,
    stop,
    remove: async () => {
      await stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}
