import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuilt, type BuiltProcess } from '../../support/built-process.js';
import { Client } from '../../support/client.js';
import { checkServerInvariants } from '../../support/invariants.js';
import { manyPictures } from '../../support/many-pictures.js';
import { metric, readMetrics } from '../../support/metrics.js';
import { isIdle } from '../../support/server-mode.js';
import { startServers, type ServerFolders, type Servers } from '../../support/servers.js';
import { untilTrue } from '../../support/until.js';
import { record, type FaultRow, type Outcome } from './fault-row.js';
import { FaultyProxy } from './faulty-proxy.js';
import { injected, type Injected } from './injected.js';
import { Uploads } from './uploads.js';

const FILES_A_FAULT = 8;
const MOST_FAULTS = 40;
const IDLE_LIMIT_MS = 60_000;

/** An api and a worker with servers of their own, which go through one fault after the other. */
export class ServerDeployment {
  api!: BuiltProcess;
  worker!: BuiltProcess;
  private uploaded = 0;

  private constructor(
    readonly servers: Servers,
    readonly proxy: FaultyProxy,
    private readonly dataFolder: string,
    private readonly files: Uploads['files'],
  ) {}

  static async start(folders?: ServerFolders): Promise<ServerDeployment> {
    const servers = await startServers(folders);
    const deployment = new ServerDeployment(
      servers,
      await FaultyProxy.start(servers.qdrant.url),
      await mkdtemp(join(tmpdir(), 'cliptext-test-')),
      await manyPictures(FILES_A_FAULT * MOST_FAULTS),
    );
    await deployment.startApi();
    await deployment.startWorker();
    return deployment;
  }

  get client(): Client {
    return new Client(this.api.url);
  }

  async startApi(fault?: Injected): Promise<void> {
    this.api = await startBuilt('api', this.environment(fault));
  }

  async startWorker(fault?: Injected): Promise<void> {
    this.worker = await this.startAnotherWorker(fault);
  }

  startAnotherWorker(fault?: Injected): Promise<BuiltProcess> {
    return startBuilt('ingest', this.environment(fault));
  }

  /** How often work on an image came to nothing in the worker, and is tried again. */
  async unfinished(): Promise<number> {
    return metric(await readMetrics(this.worker.url), 'cliptext_ingest_images_total{outcome="unfinished"}');
  }

  /** Pictures that were not uploaded before. */
  nextUploads(count = FILES_A_FAULT): Uploads {
    this.uploaded += count;
    return new Uploads(this.files.slice(this.uploaded - count, this.uploaded));
  }

  /** Settles, and keeps what the fault did. */
  async settle(name: string, uploads: Uploads): Promise<FaultRow> {
    return record(name, await this.outcomeOf(uploads));
  }

  /** Sends the rest of the uploads, waits until there is nothing to do, and looks at what there is. */
  async outcomeOf(uploads: Uploads): Promise<Outcome> {
    await untilTrue(() => uploads.send(this.api.url), IDLE_LIMIT_MS);
    await untilTrue(() => isIdle(this.client), IDLE_LIMIT_MS);
    return {
      accepted: uploads.accepted,
      files: this.uploaded,
      invariants: await checkServerInvariants(this.servers),
    };
  }

  async stop(): Promise<void> {
    await Promise.all([this.api?.end('SIGKILL'), this.worker?.end('SIGKILL')]);
    await Promise.all([this.servers.stop(), this.proxy.close()]);
    await rm(this.dataFolder, { recursive: true, force: true });
  }

  private environment(fault?: Injected): Record<string, string> {
    return {
      PORT: '0',
      INGEST_PORT: '0',
      CLIPTEXT_DATA_DIR: this.dataFolder,
      IMAGE_THREADS: '1',
      RECONCILE_SECONDS: '1',
      QDRANT_TIMEOUT_MS: '1000',
      ...this.servers.environment,
      QDRANT_URL: this.proxy.url,
      ...(fault && injected(fault)),
    };
  }
}
