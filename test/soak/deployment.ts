import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALLOCATOR, startBuilt, type BuiltProcess } from '../support/built-process.js';
import { startServers, type Servers } from '../support/servers.js';
import type { Target } from './requests.js';

/** Small enough for uploads to be held back after a large one. */
const MAX_BACKLOG = 40;

const NAMES = { api: 'api', steadyWorker: 'worker', killedWorker: 'worker that is killed' } as const;

/** A process as it is now: another `life` after each kill. */
export type Running = { name: string; life: number; url: string };

/** Server mode as it is deployed, one api and two workers; the api and one of the workers can be killed. */
export class SoakDeployment implements Target {
  private readonly running = new Map<string, { process: BuiltProcess; life: number }>();
  private readonly outages: { from: number; to: number }[] = [];

  private constructor(
    readonly servers: Servers,
    private readonly dataFolder: string,
  ) {}

  static async start(): Promise<SoakDeployment> {
    const deployment = new SoakDeployment(
      await startServers(),
      await mkdtemp(join(tmpdir(), 'cliptext-soak-')),
    );
    try {
      await Promise.all(Object.values(NAMES).map((name) => deployment.startProcess(name)));
    } catch (error) {
      await deployment.stop();
      throw error;
    }
    return deployment;
  }

  get url(): string {
    return this.running.get(NAMES.api)!.process.url;
  }

  get processes(): Running[] {
    return [...this.running].map(([name, { process, life }]) => ({ name, life, url: process.url }));
  }

  wasAway(from: number, to: number): boolean {
    return this.outages.some((outage) => outage.from <= to && outage.to >= from);
  }

  /** Kills the api and starts another. */
  async killApi(): Promise<void> {
    const outage = { from: performance.now(), to: Infinity };
    this.outages.push(outage);
    await this.replace(NAMES.api);
    outage.to = performance.now();
  }

  /** Kills one of the workers, always the same, and starts another. */
  async killWorker(): Promise<void> {
    await this.replace(NAMES.killedWorker);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.values()].map(({ process }) => process.end('SIGKILL')));
    await this.servers.stop();
    await rm(this.dataFolder, { recursive: true, force: true });
  }

  private async replace(name: string): Promise<void> {
    await this.running.get(name)!.process.end('SIGKILL');
    await this.startProcess(name);
  }

  private async startProcess(name: string): Promise<void> {
    const life = (this.running.get(name)?.life ?? 0) + 1;
    const process = await startBuilt(name === NAMES.api ? 'api' : 'ingest', {
      PORT: '0',
      INGEST_PORT: '0',
      CLIPTEXT_DATA_DIR: this.dataFolder,
      IMAGE_THREADS: '1',
      RECONCILE_SECONDS: '10',
      MAX_BACKLOG: String(MAX_BACKLOG),
      ...ALLOCATOR,
      ...this.servers.environment,
    });
    this.running.set(name, { process, life });
  }
}
