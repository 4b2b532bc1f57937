import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { COMPARISON_CHANNEL, Comparisons, Images, Milestones } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Database, withoutRepeats } from '@cliptext/database';
import { VECTOR_SPACE, type VectorSpace } from '@cliptext/vector-store';
import { EvaluationRunner } from '../evaluation/evaluation-runner.js';
import { CleanDeleted } from './clean-deleted.js';
import { CompareStores } from './compare-stores.js';
import { DropOldSpaces } from './drop-old-spaces.js';
import { RefreshPayloads } from './refresh-payloads.js';
import { RequeuePending } from './requeue-pending.js';

const COMPARISON_INTERVAL_MS = 24 * 3_600_000;
/** How long an upload may take between its blob and its row, where other processes take uploads too. */
const UPLOAD_GRACE_MS = 3_600_000;
const RECONCILER_LOCK = 0x5245434f;

const STOPPED_CLEANLY = 'stopped_cleanly';
const COMPARED = 'compared';

/**
 * Finishes what a crash or an outage left unfinished, at start and every minute. One at a time in the whole
 * deployment.
 */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Reconciler');
  private readonly report = withoutRepeats((error) => this.logger.error(error.stack ?? error.message));
  private readonly startedAt = new Date();
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private stopListening: (() => Promise<void>) | undefined;
  /** Whether the last process ended without a chance to finish: a new folder counts as one. */
  private wasCutOff = true;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly images: Images,
    private readonly milestones: Milestones,
    private readonly requeuePending: RequeuePending,
    private readonly cleanDeleted: CleanDeleted,
    private readonly refreshPayloads: RefreshPayloads,
    private readonly dropOldSpaces: DropOldSpaces,
    private readonly comparisons: Comparisons,
    private readonly compareStores: CompareStores,
    private readonly evaluationRunner: EvaluationRunner,
    @Inject(VECTOR_SPACE) private readonly space: VectorSpace,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.wasCutOff = (await this.milestones.reachedAt(STOPPED_CLEANLY)) === null;
    await this.milestones.clear(STOPPED_CLEANLY);
    const requeued = await this.images.requeueOtherSpaces(this.space.name);
    if (requeued > 0) this.logger.warn(`The model changed: ${requeued} images are embedded again.`);
    this.start(0);
    // A job that an outage kept from the queue is missed by the second round after it.
    const intervalMs = this.settings.reconcileSeconds * 1_000;
    this.timer = setInterval(() => this.start(intervalMs), intervalMs);
    this.stopListening = await this.database.listen(COMPARISON_CHANNEL, () => this.start(intervalMs));
  }

  /** After the worker and the HTTP edge have stopped: from here on nothing is in flight. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.stopListening?.();
    // A comparison goes on at the next start.
    this.stopping.abort();
    await this.round;
    await this.milestones.reach(STOPPED_CLEANLY);
  }

  /** One round; a failure is logged, and the next round begins where this one ended. */
  private start(graceMs: number): void {
    // Beside the round: it may take minutes, and has a lock of its own.
    this.evaluationRunner.start();
    this.round = this.round.then(() =>
      this.database
        .withLock(RECONCILER_LOCK, () => this.reconcile(graceMs))
        .then(() => undefined)
        .catch(this.report),
    );
  }

  private async reconcile(graceMs: number): Promise<void> {
    const steps = [
      () => this.requeuePending.run(graceMs),
      () => this.cleanDeleted.run(),
      () => this.refreshPayloads.run(),
      () => this.dropOldSpaces.run(),
      async () => {
        await this.compareWhatIsAsked();
        if (!(await this.isComparisonDue())) return;
        await this.comparisons.begin();
        await this.compareWhatIsAsked();
      },
    ];
    // While the queue is away the stores can be put in order all the same, and the other way round.
    for (const step of steps) {
      if (this.stopping.signal.aborted) return;
      await step().catch((error: Error) => {
        if (!this.stopping.signal.aborted) this.report(error);
      });
    }
  }

  private async isComparisonDue(): Promise<boolean> {
    const comparedAt = await this.milestones.reachedAt(COMPARED);
    // Either way: a clock may have been set back since.
    if (!comparedAt || Math.abs(Date.now() - comparedAt.getTime()) > COMPARISON_INTERVAL_MS) return true;
    if (this.wasCutOff && comparedAt < this.startedAt) return true;
    const { pending, indexed } = await this.images.countByState();
    return pending === 0 && (await this.space.count()) !== indexed;
  }

  private async compareWhatIsAsked(): Promise<void> {
    for (let next; (next = await this.comparisons.findUnfinished());) {
      await this.compareStores.run(next, this.settledBefore(), this.stopping.signal);
      // What was compared before a crash says nothing of what the crash left.
      const isWhole = !next.reached || !this.wasCutOff;
      if (next.repair && isWhole) await this.milestones.reach(COMPARED);
    }
  }

  private settledBefore(): Date {
    return this.database.kind === 'embedded' ? this.startedAt : new Date(Date.now() - UPLOAD_GRACE_MS);
  }
}
