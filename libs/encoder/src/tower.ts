import { Slots } from '@cliptext/images';
import { EncoderError, endsItsThread } from './encoder-error.js';
import { EncoderThread, type EncoderThreadOptions } from './encoder-thread.js';
import { memo } from './memo.js';

/** More than one image can leave behind, in all its attempts; each keeps the memory of its session. */
const MOST_STUCK_THREADS = 4;

export interface TowerOptions extends EncoderThreadOptions {
  threads: number;
}

/**
 * One half of the encoder: its sessions, each in a thread of its own, made when first asked for. A thread that crashes
 * or hangs in a task is given up with it; another takes its place.
 */
export class Tower<Task, Result> {
  private readonly start = memo(() => this.finishing(this.startThreads()));
  private readonly slots: Slots;
  private idle: EncoderThread<Task, Result>[] = [];
  private readonly unfinished = new Set<Promise<unknown>>();
  /** Threads that were given up and are not gone yet. */
  private readonly stuck = new Set<EncoderThread<Task, Result>>();
  private closed = false;

  constructor(private readonly options: TowerOptions) {
    this.slots = new Slots(options.threads);
  }

  /**
   * Resolves when every thread has its session. After a failure the next call tries again.
   * @throws {EncoderError} `tower_unavailable`, also once so many threads hang that none is started any more
   */
  async load(): Promise<void> {
    this.assertFewStuck();
    await this.start();
  }

  /**
   * @throws {EncoderError} `encoding_failed`, `encoding_timeout` or `encoding_crashed` for this task, `tower_unavailable`
   *   or `encoder_closed` for any
   */
  async run(task: Task): Promise<Result> {
    await this.start();
    return this.finishing(this.slots.run(() => this.runInThread(task)));
  }

  /** Waits for the work under way, but for threads that were given up. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.unfinished);
    await Promise.all(this.idle.splice(0).map((thread) => thread.end()));
  }

  private async runInThread(task: Task): Promise<Result> {
    this.assertOpen();
    const thread = this.idle.pop() ?? (await this.startThread());
    try {
      const result = await thread.run(task);
      this.idle.push(thread);
      return result;
    } catch (error) {
      if (endsItsThread(error)) this.giveUp(thread);
      else this.idle.push(thread);
      throw error;
    }
  }

  private giveUp(thread: EncoderThread<Task, Result>): void {
    this.stuck.add(thread);
    void thread.end().finally(() => this.stuck.delete(thread));
  }

  private async startThreads(): Promise<void> {
    this.assertOpen();
    const starts = await Promise.allSettled(
      Array.from({ length: this.options.threads }, () => this.startThread()),
    );
    const threads = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    const failed = starts.find((start) => start.status === 'rejected');
    if (!failed && !this.closed) {
      this.idle = threads;
      return;
    }
    await Promise.all(threads.map((thread) => thread.end()));
    this.assertOpen();
    throw (failed as PromiseRejectedResult).reason;
  }

  private async startThread(): Promise<EncoderThread<Task, Result>> {
    this.assertFewStuck();
    return EncoderThread.start(this.options);
  }

  private async finishing<Value>(work: Promise<Value>): Promise<Value> {
    this.unfinished.add(work);
    try {
      return await work;
    } finally {
      this.unfinished.delete(work);
    }
  }

  private assertFewStuck(): void {
    if (this.stuck.size < MOST_STUCK_THREADS) return;
    const message = `${this.stuck.size} threads of the ${this.options.name} tower hang; start the process again.`;
    throw new EncoderError('tower_unavailable', message);
  }

  private assertOpen(): void {
    if (this.closed) throw new EncoderError('encoder_closed', 'The encoder is closed.');
  }
}
