import {
  bigint,
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/** What a metadata field may hold. */
export const FIELD_TYPES = ['keyword', 'integer', 'number', 'boolean', 'datetime'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** A filterable metadata field; while `building`, payloads of older images lack it. */
export type Field = { name: string; type: FieldType; building?: boolean };

/** A word of a collection's own, and other words for the same. */
export type VocabularyEntry = { term: string; phrases: string[] };

/** What a picture may show, and the texts that say it, in other words each. */
export type Label = { name: string; phrases: string[] };

export const IMAGE_STATES = ['pending', 'indexed', 'failed', 'deleted'] as const;
export type ImageState = (typeof IMAGE_STATES)[number];

/** Why something could not be done. */
export type Failure = { code: string; detail: string };

export type Metadata = Record<string, unknown>;

const cliptext = pgSchema('cliptext');
const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const collections = cliptext.table('collections', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  templates: jsonb('templates').$type<string[]>(),
  fields: jsonb('fields').$type<Field[]>().notNull(),
  vocabulary: jsonb('vocabulary').$type<VocabularyEntry[]>().notNull().default([]),
  /** Counts changes of what its images are judged by. */
  evaluation: integer('evaluation').notNull().default(0),
  createdAt: time('created_at').notNull().defaultNow(),
  updatedAt: time('updated_at').notNull().defaultNow(),
  deletedAt: time('deleted_at'),
});

export const images = cliptext.table('images', {
  id: uuid('id').primaryKey(),
  collectionId: uuid('collection_id').notNull(),
  sha256: text('sha256').notNull(),
  bytes: integer('bytes').notNull(),
  mediaType: text('media_type').notNull(),
  fileName: text('file_name').notNull(),
  state: text('state', { enum: IMAGE_STATES }).notNull(),
  /** When it came into that state, by the database's clock; a trigger sees to it. */
  stateSince: time('state_since').notNull().defaultNow(),
  /** The space of the image's embedding; null until it has one. */
  space: text('space'),
  failure: jsonb('failure').$type<Failure>(),
  /** Times that work on the image began and did not end. */
  attempts: integer('attempts').notNull().default(0),
  metadata: jsonb('metadata').$type<Metadata>().notNull(),
  tags: text('tags').array().notNull().default([]),
  flags: text('flags').array().notNull().default([]),
  /** How probable each of the tags is. */
  tagProbabilities: jsonb('tag_probabilities').$type<Record<string, number>>().notNull().default({}),
  /** The evaluation of its collection that tags and flags are from. */
  evaluation: integer('evaluation').notNull().default(0),
  /** How typical the image is for the model, 0 to 1; null until it is judged. */
  typicality: doublePrecision('typicality'),
  /** Of the decoded picture, 16 hex digits; null until it is decoded. */
  perceptualHash: text('perceptual_hash'),
  /** What stands for the picture until it is there: a ThumbHash in base64; null of one that was decoded before there were any. */
  placeholder: text('placeholder'),
  width: integer('width'),
  height: integer('height'),
  /** Counts changes of what the vector payload is made from. */
  revision: integer('revision').notNull().default(0),
  payloadStale: boolean('payload_stale').notNull().default(false),
  /** Of a deleted image: whether its vector and blobs are gone. */
  cleaned: boolean('cleaned').notNull().default(false),
  createdAt: time('created_at').notNull().defaultNow(),
  updatedAt: time('updated_at').notNull().defaultNow(),
});

export const labelSets = cliptext.table(
  'label_sets',
  {
    collectionId: uuid('collection_id').notNull(),
    name: text('name').notNull(),
    labels: jsonb('labels').$type<Label[]>().notNull(),
    /** Texts of which none becomes a tag: what is mistaken for the labels. */
    contrast: jsonb('contrast').$type<string[]>().notNull(),
    /** Null: those of the collection, or of the model. */
    templates: jsonb('templates').$type<string[]>(),
    /** Whether the collection's images get tags of this set. */
    tagging: boolean('tagging').notNull(),
    /** The least probability of a tag. */
    cut: doublePrecision('cut').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  ({ collectionId, name }) => [primaryKey({ columns: [collectionId, name] })],
);

/** What a policy does to an image that it matches. */
export const POLICY_ACTIONS = ['flag', 'hide', 'reject'] as const;
export type PolicyAction = (typeof POLICY_ACTIONS)[number];

/** What is decided of an image. */
export type DecidedAction = PolicyAction | 'allow';

/** A text of a policy, and how similar an image is to it. */
export type TextEvidence = {
  text: string;
  similarity: number;
  mean: number;
  deviation: number;
  standardised: number;
};

/** The texts of either side that an image is nearest to. */
export type DecisionEvidence = { prohibited: TextEvidence; allowed: TextEvidence | null };

export const policies = cliptext.table('policies', {
  id: uuid('id').primaryKey(),
  collectionId: uuid('collection_id').notNull(),
  name: text('name').notNull(),
  prohibited: jsonb('prohibited').$type<string[]>().notNull(),
  allowed: jsonb('allowed').$type<string[]>().notNull(),
  /** The probability from which the policy matches. */
  threshold: doublePrecision('threshold').notNull(),
  action: text('action', { enum: POLICY_ACTIONS }).notNull(),
  createdAt: time('created_at').notNull().defaultNow(),
  updatedAt: time('updated_at').notNull().defaultNow(),
});

/** Every decision ever made of an image that is not deleted; of each policy the last of machine and person stand. */
export const decisions = cliptext.table('decisions', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  imageId: uuid('image_id').notNull(),
  policyId: uuid('policy_id').notNull(),
  /** The policy's name, which outlives it. */
  policy: text('policy').notNull(),
  madeBy: text('made_by', { enum: ['machine', 'person'] }).notNull(),
  /** Null: a person leaves it to the machine again. */
  action: text('action').$type<DecidedAction>(),
  probability: doublePrecision('probability'),
  threshold: doublePrecision('threshold'),
  evidence: jsonb('evidence').$type<DecisionEvidence>(),
  note: text('note'),
  keyId: uuid('key_id'),
  keyName: text('key_name'),
  at: time('at').notNull().defaultNow(),
});

export const JOB_KINDS = ['evaluation'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** `superseded`: a newer job of its kind and collection does the work. */
export const JOB_STATES = ['waiting', 'running', 'finished', 'superseded'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** States of a job that somebody may still wait for. */
export const LIVE_STATES: JobState[] = ['waiting', 'running'];

/** Work in the background that somebody may wait for. */
export const jobs = cliptext.table('jobs', {
  id: uuid('id').primaryKey(),
  collectionId: uuid('collection_id').notNull(),
  kind: text('kind', { enum: JOB_KINDS }).notNull(),
  state: text('state', { enum: JOB_STATES }).notNull(),
  done: integer('done').notNull().default(0),
  total: integer('total').notNull(),
  /** What holds a job up that is not finished. */
  problem: jsonb('problem').$type<Failure>(),
  createdAt: time('created_at').notNull().defaultNow(),
  startedAt: time('started_at'),
  updatedAt: time('updated_at').notNull().defaultNow(),
  finishedAt: time('finished_at'),
});

/** Where catalog, vectors and blobs can disagree about one image. */
export const DISAGREEMENTS = [
  'image_without_vector',
  'image_without_original',
  'image_without_thumbnail',
  'vector_without_image',
  'vector_with_old_payload',
  'blob_without_image',
] as const;
export type DisagreementKind = (typeof DISAGREEMENTS)[number];

/** `subject`: the id of an image, or the key of a blob. */
export type Disagreement = { kind: DisagreementKind; subject: string };

/** A place in a full comparison: of this part, every image up to this id is done. */
export type ComparisonPlace = { part: 'vectors' | 'blobs'; afterId: string };

export const comparisons = cliptext.table('comparisons', {
  id: uuid('id').primaryKey(),
  /** Whether somebody asked for it; the service makes others by itself. */
  requested: boolean('requested').notNull(),
  repair: boolean('repair').notNull(),
  requestedAt: time('requested_at').notNull().defaultNow(),
  startedAt: time('started_at'),
  finishedAt: time('finished_at'),
  /** How often each kind was found. */
  found: jsonb('found').$type<Partial<Record<DisagreementKind, number>>>().notNull().default({}),
  repaired: integer('repaired').notNull().default(0),
  /** The first of what was found. */
  examples: jsonb('examples').$type<Disagreement[]>().notNull().default([]),
  /** How far it came, for whoever takes it up when it is cut off. */
  reached: jsonb('reached').$type<ComparisonPlace>(),
});

export const milestones = cliptext.table('milestones', {
  name: text('name').primaryKey(),
  reachedAt: time('reached_at').notNull().defaultNow(),
});

export const SCOPES = ['search', 'write', 'moderate', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

export const keys = cliptext.table('keys', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  /** SHA-256 of the secret, in hex; the secret itself is kept nowhere. */
  hash: text('hash').notNull(),
  scopes: text('scopes', { enum: SCOPES }).array().notNull(),
  /** Names of the collections that the key is limited to; null for all. */
  collections: text('collections').array(),
  createdAt: time('created_at').notNull().defaultNow(),
  lastUsedAt: time('last_used_at'),
  revokedAt: time('revoked_at'),
});

export const audit = cliptext.table('audit', {
  id: uuid('id').primaryKey(),
  at: time('at').notNull().defaultNow(),
  keyId: uuid('key_id'),
  keyName: text('key_name'),
  action: text('action').notNull(),
  target: text('target').notNull(),
  requestId: text('request_id').notNull(),
});

export type KeyRecord = Omit<typeof keys.$inferSelect, 'hash'>;
export type AuditEntry = typeof audit.$inferSelect;

export type Collection = Omit<typeof collections.$inferSelect, 'deletedAt'>;
export type ComparisonRecord = typeof comparisons.$inferSelect;
export type ImageRecord = typeof images.$inferSelect;
export type LabelSet = typeof labelSets.$inferSelect;
export type JobRecord = typeof jobs.$inferSelect;
export type Policy = typeof policies.$inferSelect;
export type Decision = typeof decisions.$inferSelect;
