import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuilt } from '../support/built-process.js';
import { doctor } from '../support/doctor.js';
import { checkInvariants, type Invariants } from '../support/invariants.js';
import { Deployment, SOAKED } from './deployment.js';

const SERVICE = 'service';

/** Everything in one process, as `npm start` has it. */
export class EmbeddedDeployment extends Deployment {
  readonly name = 'embedded mode';
  readonly compared = [SERVICE];

  private constructor(private readonly dataFolder: string) {
    super(SERVICE, () =>
      startBuilt('standalone', { ...SOAKED, CLIPTEXT_DATA_DIR: dataFolder, CLIPTEXT_SAMPLES: 'off' }),
    );
  }

  static async start(): Promise<EmbeddedDeployment> {
    const deployment = new EmbeddedDeployment(await mkdtemp(join(tmpdir(), 'cliptext-soak-')));
    try {
      await deployment.start(SERVICE);
    } catch (error) {
      await deployment.stop();
      throw error;
    }
    return deployment;
  }

  victim(_: number, early: boolean): string | undefined {
    return early ? SERVICE : undefined;
  }

  async invariants(): Promise<Invariants> {
    // Its comparison comes after what was deleted is cleaned away.
    await doctor(this.url);
    await this.end(SERVICE, 'SIGINT');
    return checkInvariants(this.dataFolder);
  }

  override async stop(): Promise<void> {
    await super.stop();
    await rm(this.dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
