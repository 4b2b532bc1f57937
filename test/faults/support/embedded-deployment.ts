import { rm } from 'node:fs/promises';
import { startBuilt, type BuiltProcess } from '../../support/built-process.js';
import { Client } from '../../support/client.js';
import { makeDataFolder } from '../../support/database.js';
import { checkInvariants } from '../../support/invariants.js';
import { isIdle } from '../../support/server-mode.js';
import { untilTrue } from '../../support/until.js';
import { record, type FaultRow } from './fault-row.js';
import { injected, type Injected } from './injected.js';
import type { Uploads } from './uploads.js';

const IDLE_LIMIT_MS = 60_000;

/** A data folder, and the service that runs on it now. */
export class EmbeddedDeployment {
  private app: BuiltProcess | undefined;
  dataFolder = '';

  /** Runs a test on a new data folder, and leaves nothing of it. */
  static async use(test: (deployment: EmbeddedDeployment) => Promise<void>): Promise<void> {
    const deployment = new EmbeddedDeployment();
    deployment.dataFolder = await makeDataFolder();
    try {
      await test(deployment);
    } finally {
      await deployment.app?.end('SIGKILL');
      await rm(deployment.dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  }

  async start(fault: Injected, environment: Record<string, string> = {}): Promise<BuiltProcess> {
    this.app = await startBuilt('standalone', {
      PORT: '0',
      CLIPTEXT_DATA_DIR: this.dataFolder,
      CLIPTEXT_SAMPLES: 'off',
      RECONCILE_SECONDS: '1',
      ...injected(fault),
      ...environment,
    });
    return this.app;
  }

  /** Takes up the work of a process that is gone, as `recoverFrom`. */
  async recover(name: string, uploads: Uploads, fault: Injected = {}): Promise<FaultRow> {
    return this.recoverFrom(name, await this.start(fault), uploads);
  }

  /**
   * Sends the rest of the uploads, waits until the service has nothing to do, ends it, and looks at what there is.
   */
  async recoverFrom(name: string, app: BuiltProcess, uploads: Uploads): Promise<FaultRow> {
    expect(await uploads.send(app.url)).toBe(true);
    await untilTrue(() => isIdle(new Client(app.url)), IDLE_LIMIT_MS);
    expect(await app.end('SIGINT')).toBe(0);
    return record(name, {
      accepted: uploads.accepted,
      files: uploads.files.length,
      invariants: await checkInvariants(this.dataFolder),
    });
  }
}
