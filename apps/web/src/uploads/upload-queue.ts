import { isFinal, problemOf } from '../api/api-problem.js';
import type { ImageRecord, UploadedImage } from '../api/api-types.js';
import type { ServiceEvent } from '../events/service-event.js';

export type UploadState =
  | { name: 'waiting' }
  | { name: 'uploading'; share: number }
  | { name: 'indexing'; id: string }
  | { name: 'indexed'; id: string }
  | { name: 'duplicate'; id: string }
  /** Accepted, but the picture could not be indexed. */
  | { name: 'failed'; id: string; reason: string }
  /** The server refused the file itself. */
  | { name: 'rejected'; reason: string }
  /** The request failed; the same file may pass the next time. */
  | { name: 'broken'; reason: string };

export type Upload = { key: number; collection: string; file: File; state: UploadState };

/** What became of an image, as its record and its events say. */
type Outcome = Pick<ImageRecord, 'state'> & { failure?: { detail: string } };

type UploadQueueOptions = {
  /** @throws ApiError */
  send: (collection: string, file: File, onProgress: (share: number) => void) => Promise<UploadedImage>;
  /** The image's record. @throws ApiError */
  look: (collection: string, id: string) => Promise<Outcome>;
  reasonDeleted: string;
};

const AT_ONCE = 3;
/** Records asked for in one look: a dropped folder must not become hundreds of requests a second. */
const LOOKS_AT_ONCE = 12;

export const isFinished = ({ state }: Upload): boolean =>
  state.name !== 'waiting' && state.name !== 'uploading' && state.name !== 'indexing';

/** The files that were added in this visit and what became of each: sends three at a time, in order. */
export class UploadQueue {
  private uploads: readonly Upload[] = [];
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

  readonly add = (files: readonly File[], collection: string): void => {
    const added = files.map((file): Upload => ({
      key: this.nextKey++,
      collection,
      file,
      state: { name: 'waiting' },
    }));
    this.publish([...added.reverse(), ...this.uploads]);
    this.sendNext();
  };

  readonly retry = (key: number): void => {
    this.change(key, { name: 'waiting' });
    this.sendNext();
  };

  /** Forgets the finished ones. */
  readonly clear = (): void => this.publish(this.uploads.filter((upload) => !isFinished(upload)));

  /** Takes from an event what became of a picture that is being indexed. */
  readonly hear = (event: ServiceEvent): void => {
    if (event.name === 'reset') void this.look();
    if (event.name !== 'image') return;
    const { id } = event.data;
    const upload = this.uploads.find(({ state }) => state.name === 'indexing' && state.id === id);
    const next = upload && this.stateOf(id, event.data);
    if (next) this.change(upload.key, next);
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
        const next = await this.lookAt(collection, state.id);
        if (next) this.change(key, next);
      }),
    );
  }

  private async lookAt(collection: string, id: string): Promise<UploadState | null> {
    try {
      return this.stateOf(id, await this.options.look(collection, id));
    } catch (error) {
      return problemOf(error).status === 404 ? this.deleted : null;
    }
  }

  /** Null while it is still being indexed. */
  private stateOf(id: string, { state, failure }: Outcome): UploadState | null {
    if (state === 'indexed') return { name: 'indexed', id };
    if (state === 'failed') return { name: 'failed', id, reason: failure?.detail ?? '' };
    return state === 'deleted' ? this.deleted : null;
  }

  private get deleted(): UploadState {
    return { name: 'rejected', reason: this.options.reasonDeleted };
  }

  private sendNext(): void {
    const sending = this.uploads.filter(({ state }) => state.name === 'uploading').length;
    const waiting = this.uploads.filter(({ state }) => state.name === 'waiting').reverse();
    for (const upload of waiting.slice(0, Math.max(0, AT_ONCE - sending))) void this.send(upload);
  }

  private async send({ key, collection, file }: Upload): Promise<void> {
    this.change(key, { name: 'uploading', share: 0 });
    this.change(key, await this.outcome(key, collection, file));
    this.sendNext();
  }

  private async outcome(key: number, collection: string, file: File): Promise<UploadState> {
    try {
      const image = await this.options.send(collection, file, (share) =>
        this.change(key, { name: 'uploading', share }),
      );
      if (image.status === 'rejected')
        return { name: 'rejected', reason: image.problem.detail ?? image.problem.title };
      return { name: image.status === 'duplicate' ? 'duplicate' : 'indexing', id: image.id };
    } catch (error) {
      const problem = problemOf(error);
      const reason = problem.detail ?? problem.title;
      return { name: isFinal(problem) ? 'rejected' : 'broken', reason };
    }
  }

  private change(key: number, state: UploadState): void {
    this.publish(this.uploads.map((upload) => (upload.key === key ? { ...upload, state } : upload)));
  }

  private publish(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }
}
