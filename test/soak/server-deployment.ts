import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuilt } from '../support/built-process.js';
import { checkServerInvariants, type Invariants } from '../support/invariants.js';
import { startServers, type Servers } from '../support/servers.js';
import { Deployment, SOAKED } from './deployment.js';

const API = 'api';
const WORKER = 'worker';
const KILLED_WORKER = 'worker that is killed';

/** Before memory is compared one kill of as many is of the api. */
const KILLS_TO_ONE_OF_THE_API = 4;

/** Server mode: one api and two workers, of which one is never killed. */
export class ServerDeployment extends Deployment {
  readonly name = 'server mode';
  readonly compared = [API, WORKER];

  private constructor(
    private readonly servers: Servers,
    private readonly dataFolder: string,
  ) {
    super(API, (name) =>
      startBuilt(name === API ? 'api' : 'ingest', {
        ...SOAKED,
        INGEST_PORT: '0',
        CLIPTEXT_DATA_DIR: dataFolder,
        IMAGE_THREADS: '1',
        ...servers.environment,
      }),
    );
  }

  static async start(): Promise<ServerDeployment> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'cliptext-soak-'));
    const deployment = new ServerDeployment(await startServers(), dataFolder);
    try {
      await deployment.start(API, WORKER, KILLED_WORKER);
    } catch (error) {
      await deployment.stop();
      throw error;
    }
    return deployment;
  }

  victim(kill: number, early: boolean): string {
    return early && kill % KILLS_TO_ONE_OF_THE_API === 0 ? API : KILLED_WORKER;
  }

  invariants(): Promise<Invariants> {
    return checkServerInvariants(this.servers);
  }

  override async stop(): Promise<void> {
    await super.stop();
    await this.servers.stop();
    await rm(this.dataFolder, { recursive: true, force: true });
  }
}
