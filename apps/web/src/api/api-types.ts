/** What the HTTP contract (v1) answers, as far as the page uses it. */

export type Metadata = Record<string, unknown>;

type ImageState = 'pending' | 'indexed' | 'failed' | 'deleted';

export type ImageRecord = {
  id: string;
  fileName: string;
  state: ImageState;
  failure?: { code: string; detail: string; attempts: number };
  metadata: Metadata;
  tags: string[];
  width: number | null;
  height: number | null;
  createdAt: string;
  links: { file: string; thumbnail: string };
};

export type ImagePage = { items: ImageRecord[]; nextCursor?: string };

export type NegativeMode = 'demote' | 'exclude';

export type Negative = { text: string; mode: NegativeMode };

type Verdict = 'strong' | 'weak' | 'none';

/** How similar an image is to one text: the cosine, and how far that is above ordinary images. */
type TextEvidence = { similarity: number; standardised: number };

type NegativeEvidence = TextEvidence & { text: string; mode: NegativeMode; penalty: number };

/** score = positive.standardised − Σ negatives.penalty */
type Evidence = { positive: TextEvidence; negatives: NegativeEvidence[] };

export type Hit = {
  id: string;
  /** 1 is the best; the API counts within a page, the page counts on. */
  rank: number;
  /** Standardised units: how far above the background sample, less the penalties of the negatives. */
  score: number;
  /** Cosine to the positive text, -1 to 1. */
  similarity: number;
  probability: number | null;
  metadata: Metadata;
  tags: string[];
  fileName: string;
  thumbnailUrl: string;
  evidence?: Evidence;
};

type Notice = { code: string; message: string };

export type AnsweredQuery = {
  positive: string;
  negative: Negative[];
  truncated: boolean;
  notices: Notice[];
};

export type SearchAnswer = {
  verdict: Verdict | null;
  hits: Hit[];
  excluded: { count: number; byNegative: { text: string; count: number }[] };
  query: AnsweredQuery;
  tookMs: { total: number };
  nextCursor?: string;
};

type StoreStatus = { ok: boolean; kind: string };

export type StoreName = 'catalog' | 'queue' | 'vectorStore' | 'blobStore';

export type ServiceStatus = {
  state: 'ready' | 'indexing' | 'degraded';
  model: { id: string; version: string; space: string; dimension: number };
  images: { pending: number; indexed: number; failed: number };
  indexing: { ratePerSecond: number; etaSeconds: number | null } | null;
  stores: Record<StoreName, StoreStatus>;
};

/** What became of a file that was sent alone; a rejected one is answered with a problem. */
export type UploadedImage = { id: string; status: 'accepted' | 'duplicate' };

/** RFC 9457 problem details. `status` 0 and code `unreachable` mean that no answer came at all. */
export type Problem = {
  status: number;
  title: string;
  detail?: string;
  code: string;
  requestId?: string;
  errors?: { pointer: string; detail: string }[];
};
