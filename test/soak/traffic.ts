import { setTimeout as delay } from 'node:timers/promises';
import { sentence, shortPrompt } from '../bench/queries.js';
import type { SearchAnswer, UploadFile } from '../support/client.js';
import type { Requests } from './requests.js';

const FILES_A_REQUEST = 4;
/** Of as many uploads one is of many files. */
const UPLOADS_TO_A_LARGE_ONE = 400;
/** Files of an upload, at most. */
export const MOST_FILES = 64;
/** From so many images on, each upload is followed by as many deletions. */
const LIBRARY = 300;
const SEARCHERS = 2;
const UPLOAD_PAUSE_MS = 300;
const SEARCH_PAUSE_MS = 100;
/** Of as many deletions one is of the newest image, which may be queued or in work. */
const DELETIONS_TO_A_NEW_ONE = 5;
/** Of as many searches one is with a picture. */
const SEARCHES_TO_A_PICTURE = 10;

/** What clients do to a service all day: they upload, search, look at what they found, and delete. */
export class Traffic {
  /** Ids of the images that the service has answered for. */
  readonly accepted = new Set<string>();
  /** Of them those that were deleted, and when the answer came. */
  readonly deletedAt = new Map<string, number>();
  /** Pictures sent, no two alike. */
  files = 0;
  private readonly live: string[] = [];
  private readonly leaving = new Set<string>();
  private uploads = 0;
  private searches = 0;
  private deletions = 0;

  constructor(
    private readonly requests: Requests,
    private readonly picture: (number: number) => UploadFile,
  ) {}

  /** Goes on until told to end, and then only with what was begun. */
  async run(signal: AbortSignal): Promise<void> {
    const over = async (work: () => Promise<void>, pauseMs: number): Promise<void> => {
      while (!signal.aborted) {
        await work();
        await delay(pauseMs);
      }
    };
    await Promise.all([
      over(() => this.upload(), UPLOAD_PAUSE_MS),
      over(() => this.deleteSome(), UPLOAD_PAUSE_MS),
      ...Array.from({ length: SEARCHERS }, () => over(() => this.search(), SEARCH_PAUSE_MS)),
    ]);
  }

  private async upload(): Promise<void> {
    this.uploads += 1;
    const isLarge = this.uploads % UPLOADS_TO_A_LARGE_ONE === UPLOADS_TO_A_LARGE_ONE / 2;
    const length = isLarge ? MOST_FILES : FILES_A_REQUEST;
    const files = Array.from({ length }, () => this.picture(this.files++));
    const metadata = { label: `soak ${this.files}` };
    const answer = await this.requests.send(
      'uploads',
      (client) => client.upload(files, metadata),
      (status) => status === 202,
    );
    for (const { id, status, problem } of answer?.images ?? []) {
      if (status === 'rejected') this.requests.fail('uploads', `rejected: ${problem?.code}`);
      this.accepted.add(id);
      this.live.push(id);
    }
  }

  private async deleteSome(): Promise<void> {
    while (this.live.length > LIBRARY) {
      this.deletions += 1;
      const id = (
        this.deletions % DELETIONS_TO_A_NEW_ONE === 0 ? this.live.pop() : this.live.shift()
      ) as string;
      this.leaving.add(id);
      await this.requests.send(
        'deletions',
        (client) => client.request('DELETE', client.path(`/images/${id}`)),
        // Gone already: the answer to the first request was cut off.
        (status) => status === 204 || status === 404,
      );
      this.deletedAt.set(id, performance.now());
    }
  }

  private async search(): Promise<void> {
    this.searches += 1;
    const startedAt = performance.now();
    const query = this.nextQuery(this.searches);
    const answer = await this.requests.send<SearchAnswer>(
      'searches',
      (client) => client.search(query),
      (status) => status === 200,
    );
    for (const { id } of answer?.hits ?? []) {
      const deletedAt = this.deletedAt.get(id);
      if (deletedAt !== undefined && deletedAt < startedAt) {
        this.requests.fail('searches', 'a deleted image was found');
      }
    }
    const hit = answer?.hits[0];
    if (!hit) return;
    await this.requests.send(
      'pictures',
      (client) => client.request('GET', client.path(`/images/${hit.id}/thumbnail`)),
      (status) => status === 200 || (status === 404 && this.leaving.has(hit.id)),
    );
  }

  private nextQuery(number: number): object {
    if (number % SEARCHES_TO_A_PICTURE === 0) {
      const base64 = Buffer.from(this.picture(number).bytes).toString('base64');
      return { query: shortPrompt(number), image: { base64 } };
    }
    return number % 2 === 0
      ? { query: sentence(number) }
      : { query: shortPrompt(number), negative: [shortPrompt(number + 1)], diversity: 0.5 };
  }
}
