import { Piscina } from 'piscina';
import { EncoderError } from './encoder-error.js';

export interface TowerOptions {
  name: 'image' | 'text';
  /** A module that exports `load(): Promise<void>` and `encode(task)`. */
  worker: URL;
  workerData: unknown;
  threads: number;
}

/** One half of the encoder: its sessions, each in a thread of its own. They are made once, when first asked for. */
export class Tower<Task, Result> {
  private pool: Promise<Piscina<Task, Result>> | undefined;

  constructor(private readonly options: TowerOptions) {}

  /** Resolves when every thread has its session. After a failure the next call tries again. */
  async load(): Promise<void> {
    await this.loadedPool();
  }

  async run(task: Task): Promise<Result> {
    const pool = await this.loadedPool();
    try {
      return await pool.run(task, { name: 'encode' });
    } catch (cause) {
      throw new EncoderError('encoding_failed', `The ${this.options.name} tower failed: ${reason(cause)}`, {
        cause,
      });
    }
  }

  async close(): Promise<void> {
    const pool = await this.pool?.catch(() => undefined);
    await pool?.destroy();
  }

  private loadedPool(): Promise<Piscina<Task, Result>> {
    this.pool ??= this.startPool().catch((error: unknown) => {
      this.pool = undefined;
      throw error;
    });
    return this.pool;
  }

  private async startPool(): Promise<Piscina<Task, Result>> {
    const { name, worker, workerData, threads } = this.options;
    const pool = new Piscina<Task, Result>({
      filename: worker.href,
      workerData,
      minThreads: threads,
      maxThreads: threads,
    });
    // A thread that dies between tasks is replaced and concerns nobody.
    pool.on('error', () => {});
    try {
      // A new pool gives its first tasks to one thread each.
      await Promise.all(Array.from({ length: threads }, () => pool.run(undefined as Task, { name: 'load' })));
      return pool;
    } catch (cause) {
      await pool.destroy();
      throw new EncoderError('tower_unavailable', `The ${name} tower cannot be loaded: ${reason(cause)}`, {
        cause,
      });
    }
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
