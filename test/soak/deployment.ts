import { ALLOCATOR, type BuiltProcess } from '../support/built-process.js';
import type { Invariants } from '../support/invariants.js';
import type { Target } from './requests.js';

/** A process as it is now: another `life` after each kill. */
export type Running = { name: string; life: number; url: string };

/** Settings of each process. */
export const SOAKED = {
  PORT: '0',
  RECONCILE_SECONDS: '10',
  // Small enough for uploads to be held back after a large one.
  MAX_BACKLOG: '40',
  ...ALLOCATOR,
};

/** Cliptext with everything it needs, that clients use while its processes are killed. */
export abstract class Deployment implements Target {
  abstract readonly name: string;
  /** Processes whose memory is compared: they are killed early only. */
  abstract readonly compared: readonly string[];
  private readonly running = new Map<string, { process: BuiltProcess; life: number }>();
  private readonly outages: { from: number; to: number }[] = [];

  /**
   * @param serving the name of the process that serves clients
   * @param startBy starts a process by its name
   */
  protected constructor(
    readonly serving: string,
    private readonly startBy: (name: string) => Promise<BuiltProcess>,
  ) {}

  /**
   * Which process is to be killed now, if any.
   * @param kill how many were killed before
   * @param early whether this is before memory is compared
   */
  abstract victim(kill: number, early: boolean): string | undefined;

  /** What is stored, once nothing is pending any more. May end the processes. */
  abstract invariants(): Promise<Invariants>;

  get url(): string {
    return this.running.get(this.serving)!.process.url;
  }

  get processes(): Running[] {
    return [...this.running].map(([name, { process, life }]) => ({ name, life, url: process.url }));
  }

  wasAway(from: number, to: number): boolean {
    return this.outages.some((outage) => outage.from <= to && outage.to >= from);
  }

  /** Kills a process and starts another in its place. */
  async kill(name: string): Promise<void> {
    const outage = { from: performance.now(), to: Infinity };
    if (name === this.serving) this.outages.push(outage);
    await this.end(name, 'SIGKILL');
    await this.start(name);
    outage.to = performance.now();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.keys()].map((name) => this.end(name, 'SIGKILL')));
  }

  protected async start(...names: string[]): Promise<void> {
    await Promise.all(
      names.map(async (name) => {
        const life = (this.running.get(name)?.life ?? 0) + 1;
        this.running.set(name, { process: await this.startBy(name), life });
      }),
    );
  }

  protected async end(name: string, signal: NodeJS.Signals): Promise<void> {
    await this.running.get(name)?.process.end(signal);
  }
}
