import { setTimeout as delay } from 'node:timers/promises';
import { Client, type Answer } from '../support/client.js';

const KINDS = ['uploads', 'searches', 'pictures', 'deletions'] as const;
/** Problems that ask a client to come again, and are no error if it is served then. */
const BACK_PRESSURE = ['backlog_full', 'overloaded', 'rate_limited'];
const PATIENCE_MS = 120_000;
const PAUSE_MS = 100;

export type Kind = (typeof KINDS)[number];

export type Counts = {
  answered: number;
  /** Answers 429 and 503 that named a time to come again. */
  heldBack: number;
  /** Without an answer because the api was killed; sent again. */
  cutOff: number;
  /** Everything else: no answer although the api was there, a wrong answer, one that came too late. */
  failed: number;
};

/** The api that is talked to, which is another one after a kill. */
export type Target = {
  readonly url: string;
  /** Whether it was away for a moment between two times of `performance.now()`. */
  wasAway(from: number, to: number): boolean;
};

/** Sends requests as a careful client does: what is held back waits, what was cut off is sent again; and counts. */
export class Requests {
  readonly counts = Object.fromEntries(
    KINDS.map((kind) => [kind, { answered: 0, heldBack: 0, cutOff: 0, failed: 0 }]),
  ) as Record<Kind, Counts>;
  readonly failures: string[] = [];

  constructor(private readonly target: Target) {}

  /** The body of the answer; undefined when the request failed. */
  async send<Body>(
    kind: Kind,
    request: (client: Client) => Promise<Answer<Body>>,
    isRight: (status: number) => boolean,
  ): Promise<Body | undefined> {
    const counts = this.counts[kind];
    const deadline = performance.now() + PATIENCE_MS;
    while (performance.now() < deadline) {
      const startedAt = performance.now();
      let answer: Answer<Body>;
      try {
        answer = await request(new Client(this.target.url));
      } catch (error) {
        if (!this.target.wasAway(startedAt, performance.now())) {
          return this.fail(kind, `no answer: ${String((error as Error).cause ?? error)}`);
        }
        counts.cutOff += 1;
        await delay(PAUSE_MS);
        continue;
      }
      if (isRight(answer.status)) {
        counts.answered += 1;
        return answer.body;
      }
      const { code } = answer.body as { code?: string };
      const retrySeconds = Number(answer.headers.get('retry-after'));
      if (!BACK_PRESSURE.includes(code ?? '') || !retrySeconds) {
        return this.fail(kind, `${answer.status} ${code}`);
      }
      counts.heldBack += 1;
      await delay(retrySeconds * 1_000);
    }
    return this.fail(kind, `not served within ${PATIENCE_MS / 1_000} s`);
  }

  /** Notes what must not happen. */
  fail(kind: Kind, what: string): undefined {
    this.counts[kind].failed += 1;
    this.failures.push(`${kind}: ${what}`);
  }
}
