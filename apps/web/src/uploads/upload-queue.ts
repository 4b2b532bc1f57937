import { problemOf, type Problem } from '../api/api-problem.js';
import type { ImageRecord, Metadata, UploadedImage } from '../api/api-types.js';
import type { ServiceEvent } from '../events/service-event.js';

export type UploadState =
  | { name: 'waiting' }
  | { name: 'uploading'; share: number }
  | { name: 'indexing'; id: string }
  | { name: 'indexed'; id: string }
  | { name: 'duplicate'; id: string }
  /** Accepted, but the picture could not be indexed. */
  | { name: 'failed'; id: string; reason: string }
  /** The file itself is refused, by the server or before it was sent. */
  | { name: 'rejected'; reason: string }
  /** The request failed; the same file may pass the next time. */
  | { name: 'broken'; reason: string };

/** A file with where it goes. */
export type Shipment = { collection: string; file: File; metadata: Metadata };

export type Upload = Shipment & { key: number; state: UploadState };

/** What became of an image, as its record and its events say. */
type Outcome = Pick<ImageRecord, 'state'> & { failure?: { detail: string } };

type UploadQueueOptions = {
  /** Why a file need not be sent at all; null where nothing speaks against it. */
  check: (file: File) => string | null;
  /** @throws ApiError */
  send: (shipment: Shipment, onProgress: (share: number) => void) => Promise<UploadedImage>;
  /** The image's record. @throws ApiError */
  look: (collection: string, id: string) => Promise<Outcome>;
  /** Puts an image that failed back to work. @throws ApiError */
  indexAgain: (collection: string, id: string) => Promise<unknown>;
  reasonDeleted: string;
};

const AT_ONCE = 3;
/** Records asked for in one look: a dropped folder must not become hundreds of requests a second. */
const LOOKS_AT_ONCE = 12;

/** Of the answers that are no success, those that are about the file: it would meet them again. */
const ABOUT_THE_FILE = new Set([400, 413, 415, 422]);

const reasonOf = ({ detail, title }: Problem): string => detail ?? title;

/** The files that were added in this visit and what became of each: sends three at a time, in order. */
export class UploadQueue {
  private uploads: readonly Upload[] = [];
  private held: Problem | null = null;
  private readonly listeners = new Set<() => void>();
  private nextKey = 1;
  private lookFrom = 0;

  constructor(private readonly options: UploadQueueOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Newest first. The same array until something changes. */
  readonly snapshot = (): readonly Upload[] => this.uploads;

  /** Why nothing is sent for the moment: the service said when to come back. Null while nothing holds it up. */
  readonly holdup = (): Problem | null => this.held;

  readonly add = (files: readonly File[], destination: Omit<Shipment, 'file'>): void => {
    const added = files.map((file): Upload => {
      const reason = this.options.check(file);
      const state = reason === null ? { name: 'waiting' as const } : { name: 'rejected' as const, reason };
      return { ...destination, key: this.nextKey++, file, state };
    });
    this.publish([...added.reverse(), ...this.uploads]);
    this.sendNext();
  };

  /** Sends a file again that did not arrive; puts a picture that failed back to work. */
  readonly retry = (key: number): void => {
    const upload = this.uploads.find((other) => other.key === key);
    if (upload?.state.name === 'failed') void this.indexAgain(upload, upload.state.id);
    if (upload?.state.name !== 'broken') return;
    this.change(key, { name: 'waiting' });
    this.sendNext();
  };

  readonly retryAll = (): void => {
    for (const { key } of this.uploads) this.retry(key);
  };

  /** Forgets the finished ones. */
  readonly clear = (): void => this.publish(this.uploads.filter((upload) => !isFinished(upload)));

  /** Takes from an event what became of a picture. */
  readonly hear = (event: ServiceEvent): void => {
    if (event.name === 'reset') void this.look();
    if (event.name !== 'image') return;
    const { id } = event.data;
    // Several, where a folder holds copies of one picture.
    const about = this.uploads.filter(
      ({ state }) => (state.name === 'indexing' || state.name === 'failed') && state.id === id,
    );
    for (const { key } of about) this.change(key, this.stateOf(id, event.data));
  };

  /** Asks what became of the pictures that are being indexed. A record that cannot be had now is asked for again. */
  async look(): Promise<void> {
    const indexing = this.uploads.filter(({ state }) => state.name === 'indexing').reverse();
    const start = this.lookFrom < indexing.length ? this.lookFrom : 0;
    const asked = indexing.slice(start, start + LOOKS_AT_ONCE);
    this.lookFrom = start + asked.length;
    await Promise.all(
      asked.map(async ({ key, collection, state }) => {
        if (state.name !== 'indexing') return;
        const found = await this.lookAt(collection, state.id);
        // What was heard meanwhile is newer than the record.
        if (this.stateNow(key) === state) this.change(key, found);
      }),
    );
  }

  private async lookAt(collection: string, id: string): Promise<UploadState> {
    try {
      return this.stateOf(id, await this.options.look(collection, id));
    } catch (error) {
      return problemOf(error).status === 404 ? this.deleted : { name: 'indexing', id };
    }
  }

  private stateOf(id: string, { state, failure }: Outcome): UploadState {
    if (state === 'failed') return { name: 'failed', id, reason: failure?.detail ?? '' };
    if (state === 'deleted') return this.deleted;
    return { name: state === 'indexed' ? 'indexed' : 'indexing', id };
  }

  private get deleted(): UploadState {
    return { name: 'rejected', reason: this.options.reasonDeleted };
  }

  private async indexAgain({ key, collection }: Upload, id: string): Promise<void> {
    this.change(key, { name: 'indexing', id });
    try {
      await this.options.indexAgain(collection, id);
    } catch (error) {
      const problem = problemOf(error);
      // With 409, somebody else was faster: it is not failed any more.
      if (problem.status !== 409) {
        return this.change(
          key,
          problem.status === 404 ? this.deleted : { name: 'failed', id, reason: reasonOf(problem) },
        );
      }
    }
    // A look that the service answered before this has found the failure of the attempt before.
    if (this.stateNow(key)?.name === 'failed') this.change(key, { name: 'indexing', id });
  }

  private sendNext(): void {
    if (this.held) return;
    const sending = this.uploads.filter(({ state }) => state.name === 'uploading').length;
    const waiting = this.uploads.filter(({ state }) => state.name === 'waiting').reverse();
    for (const upload of waiting.slice(0, Math.max(0, AT_ONCE - sending))) void this.send(upload);
  }

  private async send(upload: Upload): Promise<void> {
    const { key } = upload;
    this.change(key, { name: 'uploading', share: 0 });
    this.change(key, await this.outcome(upload));
    this.sendNext();
  }

  private async outcome(upload: Upload): Promise<UploadState> {
    try {
      const image = await this.options.send(upload, (share) =>
        this.change(upload.key, { name: 'uploading', share }),
      );
      if (image.status === 'rejected') return { name: 'rejected', reason: reasonOf(image.problem) };
      if (image.status === 'accepted') return { name: 'indexing', id: image.id };
      // The picture that is there already may have failed: then it went back to work.
      const known = await this.lookAt(upload.collection, image.id);
      return known.name === 'indexed' ? { name: 'duplicate', id: image.id } : known;
    } catch (error) {
      const problem = problemOf(error);
      if (ABOUT_THE_FILE.has(problem.status)) return { name: 'rejected', reason: reasonOf(problem) };
      if (problem.retryAfter === undefined) return { name: 'broken', reason: reasonOf(problem) };
      this.hold(problem, problem.retryAfter);
      return { name: 'waiting' };
    }
  }

  /** Sends nothing for as long as the service has asked. */
  private hold(problem: Problem, seconds: number): void {
    if (this.held) return;
    this.held = problem;
    setTimeout(
      () => {
        this.held = null;
        this.publish(this.uploads);
        this.sendNext();
      },
      Math.max(1, seconds) * 1000,
    );
  }

  private stateNow(key: number): UploadState | undefined {
    return this.uploads.find((upload) => upload.key === key)?.state;
  }

  private change(key: number, state: UploadState): void {
    this.publish(this.uploads.map((upload) => (upload.key === key ? { ...upload, state } : upload)));
  }

  private publish(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }
}

export const isFinished = ({ state }: Upload): boolean =>
  state.name !== 'waiting' && state.name !== 'uploading' && state.name !== 'indexing';
