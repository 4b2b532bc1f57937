import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { EVALUATION_CHANNEL } from '@cliptext/catalog';
import { Database } from '@cliptext/database';
import { ReEvaluation } from './re-evaluation.js';

const EVALUATION_LOCK = 0x4556414c;

/** Judges images again as soon as what they are judged by changes. One at a time in the whole deployment. */
@Injectable()
export class EvaluationRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Evaluation');
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private isWanted = false;
  private stopListening: (() => Promise<void>) | undefined;

  constructor(
    private readonly database: Database,
    private readonly reEvaluation: ReEvaluation,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.stopListening = await this.database.listen(EVALUATION_CHANNEL, () => this.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.stopListening?.();
    await this.running;
  }

  /** Begins a run, or has the present one followed by another; a failure is logged, and a later run goes on. */
  start(): void {
    this.isWanted = true;
    this.running ??= this.runWhileWanted().finally(() => (this.running = undefined));
  }

  private async runWhileWanted(): Promise<void> {
    const { signal } = this.stopping;
    while (this.isWanted && !signal.aborted) {
      this.isWanted = false;
      try {
        await this.database.withLock(EVALUATION_LOCK, () => this.reEvaluation.run(signal));
      } catch (error) {
        this.logger.error(error instanceof Error ? error.stack : String(error));
      }
    }
  }
}
