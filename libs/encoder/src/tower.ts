import { Piscina } from 'piscina';
import { EncoderError } from './encoder-error.js';
import { memo } from './memo.js';

export interface TowerOptions {
  name: 'image' | 'text';
  /** A module that exports `load(): Promise<void>` and `encode(task)`. */
  worker: URL;
  workerData: unknown;
  threads: number;
}

/** One half of the encoder: its sessions, each in a thread of its own. They are made once, when first asked for. */
export class Tower<Task, Result> {
  /** Resolves when every thread has its session. After a failure the next call tries again. */
  readonly load = memo(() => this.startThreads());

  private pool: Piscina<Task, Result> | undefined;
  /** What the threads are doing, or have been told to do. */
  private readonly runs = new Set<Promise<unknown>>();
  private closed = false;

  constructor(private readonly options: TowerOptions) {}

  async run(task: Task): Promise<Result> {
    await this.load();
    this.assertOpen();
    try {
      return await this.inThread(this.pool!, 'encode', task);
    } catch (cause) {
      this.assertOpen();
      throw new EncoderError('encoding_failed', `The ${this.options.name} tower failed: ${reason(cause)}`, {
        cause,
      });
    }
  }

  /** Waits for the runs under way: a thread that is stopped inside of onnxruntime takes the process with it. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.runs);
    await this.pool?.destroy();
  }

  private async startThreads(): Promise<void> {
    this.assertOpen();
    const { name, worker, workerData, threads } = this.options;
    const pool = new Piscina<Task, Result>({
      filename: worker.href,
      workerData,
      minThreads: threads,
      maxThreads: threads,
    });
    this.pool = pool;
    // A thread that dies between tasks is replaced and concerns nobody.
    pool.on('error', () => {});
    // A new pool gives its first tasks to one thread each.
    const loads = Array.from({ length: threads }, () => this.inThread(pool, 'load', undefined as Task));
    try {
      await Promise.all(loads);
    } catch (cause) {
      await Promise.allSettled(loads);
      await pool.destroy();
      this.assertOpen();
      throw new EncoderError('tower_unavailable', `The ${name} tower cannot be loaded: ${reason(cause)}`, {
        cause,
      });
    }
  }

  private async inThread(pool: Piscina<Task, Result>, name: 'load' | 'encode', task: Task): Promise<Result> {
    const run = pool.run(task, { name });
    this.runs.add(run);
    try {
      return await run;
    } finally {
      this.runs.delete(run);
    }
  }

  private assertOpen(): void {
    if (this.closed) throw new EncoderError('encoder_closed', 'The encoder is closed.');
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
