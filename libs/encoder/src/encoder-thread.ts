import { Piscina } from 'piscina';
import { reason, type EncodeOutcome } from './encode-outcome.js';
import { EncoderError } from './encoder-error.js';
import { Gate } from './gate.js';

export interface EncoderThreadOptions {
  name: 'image' | 'text';
  /** A module that exports `load(): Promise<void>` and `encode(task): Promise<EncodeOutcome<Result>>`. */
  worker: URL;
  /** Given to the module, with the memory of the thread's gate as `gate`. */
  workerData: object;
  /** Time that one task may take. */
  timeLimitMs: number;
}

/** The gates of all threads that have a task. */
const atWork = new Set<Gate>();

// Node would wait for a thread inside of onnxruntime, for ever if that hangs.
process.on('exit', () => {
  if ([...atWork].some((gate) => gate.isOccupied)) process.kill(process.pid, 'SIGKILL');
});

/** A thread with a session of its own, for one task at a time. */
export class EncoderThread<Task, Result> {
  private readonly gate = new Gate();
  private readonly pool: Piscina<Task, EncodeOutcome<Result>>;
  private returned: Promise<unknown> = Promise.resolve();

  /**
   * Resolves when the thread has its session.
   * @throws {EncoderError} `tower_unavailable`
   */
  static async start<Task, Result>(options: EncoderThreadOptions): Promise<EncoderThread<Task, Result>> {
    const thread = new EncoderThread<Task, Result>(options);
    try {
      await thread.pool.run(undefined as Task, { name: 'load' });
      return thread;
    } catch (cause) {
      await thread.pool.destroy();
      const message = `The ${options.name} tower cannot be loaded: ${reason(cause)}`;
      throw new EncoderError('tower_unavailable', message, { cause });
    }
  }

  private constructor(private readonly options: EncoderThreadOptions) {
    this.pool = new Piscina({
      filename: options.worker.href,
      workerData: { ...options.workerData, gate: this.gate.memory },
      minThreads: 1,
      maxThreads: 1,
    });
    // A thread that dies between tasks is replaced and concerns nobody.
    this.pool.on('error', () => {});
  }

  /**
   * @throws {EncoderError} `encoding_failed`; `encoding_timeout` or `encoding_crashed`, after which the thread has to be
   *   ended
   */
  async run(task: Task): Promise<Result> {
    const { name, timeLimitMs } = this.options;
    const run = this.pool.run(task, { name: 'encode' });
    atWork.add(this.gate);
    this.returned = run.catch(() => {}).finally(() => atWork.delete(this.gate));
    const outcome = await within(timeLimitMs, run).catch((cause: unknown) => {
      throw new EncoderError('encoding_crashed', `A thread of the ${name} tower crashed: ${reason(cause)}`, {
        cause,
      });
    });
    if (outcome === undefined) {
      const message = `The ${name} tower took longer than ${timeLimitMs / 1_000} s (ENCODE_TIMEOUT_SECONDS).`;
      throw new EncoderError('encoding_timeout', message);
    }
    if ('failure' in outcome) {
      throw new EncoderError('encoding_failed', `The ${name} tower failed: ${outcome.failure}`);
    }
    return outcome.result;
  }

  /** Resolves when the thread is gone. One that is inside of onnxruntime is ended when it comes back, if it does. */
  async end(): Promise<void> {
    this.gate.close();
    if (this.gate.isOccupied) await this.returned;
    await this.pool.destroy();
  }
}

/** What `work` comes to; undefined when the time is up before. */
async function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
