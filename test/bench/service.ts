import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '@cliptext/config';
import { ALLOCATOR } from '../support/built-process.js';
import { startCliptext, type RunningCliptext } from '../support/cliptext.js';
import { untilTrue } from '../support/until.js';
import type { ProbeReading } from './probe.js';

const PROBE = pathToFileURL(join(projectRoot, 'dist/test/bench/probe.js')).href;
const READING = /^probe (\{.*\})$/;

/** The product as its own process, which can be asked what it costs. */
export class Service {
  private constructor(private readonly running: RunningCliptext) {}

  static async start(dataFolder: string): Promise<Service> {
    return new Service(
      await startCliptext({
        dataFolder,
        environment: { ...ALLOCATOR, NODE_OPTIONS: `--import=${PROBE}` },
      }),
    );
  }

  get url(): string {
    return this.running.url;
  }

  /** The process' state now; event-loop delays are those since the last reading. */
  async read(): Promise<ProbeReading> {
    const before = this.readings().length;
    process.kill(this.readings()[0]!.pid, 'SIGUSR2');
    await untilTrue(() => this.readings().length > before);
    return this.readings().at(-1)!;
  }

  async stop(): Promise<void> {
    const code = await this.running.stop();
    if (code !== 0) throw new Error(`Cliptext ended with ${code}:\n${this.running.output.join('\n')}`);
  }

  private readings(): ProbeReading[] {
    return this.running.output.flatMap((line) => {
      const [, json] = READING.exec(line) ?? [];
      return json ? [JSON.parse(json) as ProbeReading] : [];
    });
  }
}
