import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import { untilTrue } from './until.js';

// The answers' types are those of the HTTP contract as a client sees it, kept apart from the API's own schemas.

export type Problem = {
  code: string;
  status: number;
  detail: string;
  requestId: string;
  errors?: { pointer: string; detail: string }[];
};
export type Uploaded = {
  status: 'accepted' | 'duplicate' | 'rejected';
  id: string;
  fileName: string;
  problem?: Problem;
};
export type ImageRecord = {
  id: string;
  state: 'pending' | 'indexed' | 'failed' | 'deleted';
  failure?: { code: string; detail: string; attempts: number };
  fileName: string;
  width: number | null;
  height: number | null;
  flags: string[];
  typicality: number | null;
  placeholder: string | null;
  metadata: Record<string, unknown>;
  tags: string[];
  tagProbabilities: Record<string, number>;
  links: { self: string; file: string; thumbnail: string };
};
export type TextEvidence = { similarity: number; mean: number; deviation: number; standardised: number };
export type Hit = {
  id: string;
  rank: number;
  score: number;
  similarity: number;
  probability: number | null;
  fileName: string;
  metadata: Record<string, unknown>;
  tags: string[];
  flags: string[];
  typicality: number | null;
  placeholder: string | null;
  thumbnailUrl: string;
  duplicates?: number;
  duplicateIds?: string[];
  evidence?: {
    positive: TextEvidence;
    composed: number;
    clauses: (TextEvidence & { text: string })[];
    colours: (TextEvidence & { text: string; strength: number; threshold: number; penalty: number })[];
    negatives: (TextEvidence & {
      text: string | null;
      image?: { id: string };
      mode: string;
      weight: number;
      strength: number;
      threshold: number;
      penalty: number;
      probability: number | null;
    })[];
  };
};
export type SearchAnswer = {
  verdict: string | null;
  hits: Hit[];
  excluded: { count: number; byNegative: { text: string | null; image?: { id: string }; count: number }[] };
  query: {
    positive: string;
    negative: { text: string | null; image?: { id: string }; mode: string; weight: number }[];
    clauses: string[];
    truncated: boolean;
    notices: { code: string }[];
  };
  space: string;
  nextCursor?: string;
};

export type Answer<Body> = { status: number; headers: Headers; body: Body };

/** A file of an upload. */
export type UploadFile = { name: string; bytes: Uint8Array };

const SAMPLES = join(projectRoot, 'samples');

/** Reads photos of the sample gallery as files to upload. */
export function sampleFiles(...names: string[]): Promise<UploadFile[]> {
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(SAMPLES, name)) })));
}

/** Talks to a running service as any client would. */
export class Client {
  constructor(
    readonly url: string,
    readonly collection = 'default',
    readonly key?: string,
  ) {}

  async request<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const response = await fetch(this.url + path, {
      method,
      headers: { ...this.authorisation(), ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }

  async upload(files: UploadFile[], metadata?: unknown): Promise<Answer<{ images: Uploaded[] } & Problem>> {
    const form = new FormData();
    for (const { name, bytes } of files) form.append('file', new Blob([Buffer.from(bytes)]), name);
    if (metadata !== undefined)
      form.append('metadata', typeof metadata === 'string' ? metadata : JSON.stringify(metadata));
    const response = await fetch(`${this.url}${this.path('/images')}`, {
      method: 'POST',
      headers: this.authorisation(),
      body: form,
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as { images: Uploaded[] } & Problem,
    };
  }

  /** Uploads and waits until each accepted image is indexed or failed; the records in the files' order. */
  async uploadAndSettle(files: UploadFile[], metadata?: unknown): Promise<ImageRecord[]> {
    const { body } = await this.upload(files, metadata);
    return Promise.all(body.images.map(({ id }) => this.settled(id)));
  }

  /** Waits until an image is neither pending nor gone. */
  async settled(id: string): Promise<ImageRecord> {
    let record: ImageRecord | undefined;
    await untilTrue(async () => {
      record = (await this.image(id)).body;
      return record.state !== 'pending';
    });
    return record as ImageRecord;
  }

  image(id: string): Promise<Answer<ImageRecord>> {
    return this.request('GET', this.path(`/images/${id}`));
  }

  search(body: unknown): Promise<Answer<SearchAnswer & Problem>> {
    return this.request('POST', this.path('/search'), body);
  }

  searchByLink(query: string): Promise<Answer<SearchAnswer & Problem>> {
    return this.request('GET', this.path(`/search?${query}`));
  }

  private authorisation(): Record<string, string> {
    return this.key === undefined ? {} : { authorization: `Bearer ${this.key}` };
  }

  path(rest: string): string {
    return `/v1/collections/${this.collection}${rest}`;
  }
}
