import { availableParallelism, totalmem } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { containerMemory } from './container-memory.js';
import { projectRoot } from './paths.js';

/** One setting: the environment variable, what it accepts, and what it means to a user. */
type Definition<Schema extends z.ZodType> = {
  name: string;
  schema: Schema;
  /** As a user would write it; null where unset means something of its own. */
  default: string | null;
  meaning: string;
  /** How documents name a default that depends on the machine. */
  documentedDefault?: string;
};

const wholeNumber = (minimum: number, maximum: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .refine((number) => number >= minimum && number <= maximum, `must be from ${minimum} to ${maximum}`);
const isAddressOrRange = (text: string) =>
  z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]).safeParse(text).success;
const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

const LEAST_DECODE_MEGABYTES = 150;

/** Of the container or of the machine, in megabytes. */
function halfOfTheMemory(): number {
  return Math.floor(Math.min(containerMemory(), totalmem()) / 2 / 1e6);
}

function define<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  fallback: string | null,
  meaning: string,
  documentedDefault?: string,
): Definition<Schema> {
  return { name, schema, default: fallback, meaning, ...(documentedDefault && { documentedDefault }) };
}

/** Every setting of the service, in the order of the README's table. */
export const settingDefinitions = {
  host: define(
    'HOST',
    z.string(),
    '127.0.0.1',
    'Address to listen on. One that others can reach needs an API key first.',
  ),
  adminKey: define(
    'CLIPTEXT_ADMIN_KEY',
    z.string().min(32, 'must have at least 32 characters').optional(),
    null,
    'An API key with all rights, to begin with where the address is not local.',
  ),
  port: define(
    'PORT',
    wholeNumber(0, 65_535),
    '8080',
    'Port to listen on; 0 takes a free one and prints it.',
  ),
  dataFolder: define(
    'CLIPTEXT_DATA_DIR',
    z
      .string()
      .min(1)
      .transform((path) => resolve(path)),
    './data',
    'Folder of the embedded database and the pictures.',
  ),
  modelFolder: define(
    'CLIPTEXT_MODEL',
    z
      .string()
      .min(1)
      .transform((path) => (isAbsolute(path) ? path : join(projectRoot, path))),
    'models/starter',
    'Folder of the model, with its `model.json`; relative to the project.',
  ),
  samples: define(
    'CLIPTEXT_SAMPLES',
    onOff,
    'on',
    'Whether the first start imports the sample gallery (`on`, `off`).',
  ),
  databaseUrl: define(
    'DATABASE_URL',
    z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
    null,
    'A PostgreSQL server (14 or newer) to use; unset runs the embedded one.',
  ),
  databasePoolSize: define(
    'DATABASE_POOL_SIZE',
    // A worker holds four throughout: two that listen, and two with a lock each.
    wholeNumber(8, 200),
    '12',
    'Connections to the database, at most.',
  ),
  databaseStatementTimeoutMs: define(
    'DATABASE_STATEMENT_TIMEOUT_MS',
    wholeNumber(100, 3_600_000),
    '60000',
    'Longest statement, in milliseconds; migrations are exempt.',
  ),
  redisUrl: define(
    'REDIS_URL',
    z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// address' }).optional(),
    null,
    'A Redis or Valkey server (6.2 or newer) for the queue; unset keeps the queue in PostgreSQL.',
  ),
  ingestConcurrency: define(
    'INGEST_CONCURRENCY',
    wholeNumber(1, 256),
    String(availableParallelism() * 2),
    'Images in work at the same time.',
    '2 × cores',
  ),
  ingestPort: define(
    'INGEST_PORT',
    wholeNumber(0, 65_535),
    '8081',
    'Port of an ingest process for its health and metrics; 0 takes a free one and prints it.',
  ),
  maxBacklog: define(
    'MAX_BACKLOG',
    wholeNumber(1, 1_000_000_000),
    '100000',
    'Images that may wait to be indexed before uploads are refused for a while.',
  ),
  drainSeconds: define(
    'DRAIN_SECONDS',
    wholeNumber(1, 3_600),
    '25',
    'Longest time to finish the work at hand when a process is told to end.',
  ),
  imageThreads: define(
    'IMAGE_THREADS',
    wholeNumber(1, 64),
    String(availableParallelism()),
    'Threads that encode images; as many decode them.',
    'cores',
  ),
  textThreads: define(
    'TEXT_THREADS',
    wholeNumber(1, 64),
    String(Math.min(availableParallelism(), 4)),
    'Threads that encode the texts of a search together.',
    'cores, at most 4',
  ),
  reconcileSeconds: define(
    'RECONCILE_SECONDS',
    wholeNumber(1, 3_600),
    '60',
    'Pause between two rounds that finish what a crash or an outage left unfinished.',
  ),
  logLevel: define(
    'LOG_LEVEL',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'warn',
    'Least severe log line that is written.',
  ),
  keyRateLimit: define(
    'RATE_LIMIT',
    wholeNumber(0, 10_000_000),
    '6000',
    'Requests a minute of one key; 0 for no limit.',
  ),
  addressRateLimit: define(
    'RATE_LIMIT_WITHOUT_KEY',
    wholeNumber(0, 10_000_000),
    '0',
    'Requests a minute of one address while no key is in use; 0 for no limit.',
  ),
  wrongKeyLimit: define(
    'WRONG_KEY_LIMIT',
    wholeNumber(1, 1_000_000),
    '60',
    'Wrong keys a minute from one address, before it has to wait.',
  ),
  trustedProxies: define(
    'TRUSTED_PROXIES',
    z
      .string()
      .transform((text) => text.split(',').map((entry) => entry.trim()))
      .refine(
        (entries) => entries.every(isAddressOrRange),
        'must be IP addresses or ranges (10.0.0.0/8), separated by commas',
      )
      .optional(),
    null,
    'Proxies whose `X-Forwarded-For` says where a request comes from, as addresses or ranges.',
  ),
  maxRequests: define(
    'MAX_REQUESTS',
    wholeNumber(1, 100_000),
    '500',
    'Requests at a time; more are refused for a moment.',
  ),
  maxEventStreams: define(
    'MAX_EVENT_STREAMS',
    wholeNumber(1, 100_000),
    '200',
    'Clients that may listen to `GET /v1/events` at a time.',
  ),
  maxUploads: define('MAX_UPLOADS', wholeNumber(1, 10_000), '32', 'Uploads at a time.'),
  maxBodyMegabytes: define(
    'MAX_BODY_MB',
    wholeNumber(1, 100_000),
    '128',
    'Bodies other than uploads that are held in memory at a time, in megabytes.',
  ),
  maxMemoryMegabytes: define(
    'MAX_MEMORY_MB',
    wholeNumber(100, 10_000_000).optional(),
    null,
    'Memory of a process above which requests are refused; unset takes 90 % of what its container may have.',
  ),
  requestTimeoutSeconds: define(
    'REQUEST_TIMEOUT_SECONDS',
    wholeNumber(1, 3_600),
    '120',
    'Longest time that a request may take to arrive.',
  ),
  maxFileMegabytes: define('MAX_FILE_MB', wholeNumber(1, 1_000), '25', 'Largest picture file, in megabytes.'),
  maxMegapixels: define(
    'MAX_MEGAPIXELS',
    wholeNumber(1, 1_000),
    '50',
    'Most pixels of a picture, in millions.',
  ),
  maxSideRatio: define(
    'MAX_SIDE_RATIO',
    wholeNumber(2, 10_000),
    '100',
    'Most times one side may be as long as the other.',
  ),
  decodeTimeoutSeconds: define(
    'DECODE_TIMEOUT_SECONDS',
    wholeNumber(1, 3_600),
    '60',
    'Longest time to decode a picture; one that takes longer fails.',
  ),
  maxDecodeMegabytes: define(
    'MAX_DECODE_MB',
    wholeNumber(LEAST_DECODE_MEGABYTES, 1_000_000),
    String(Math.max(LEAST_DECODE_MEGABYTES, Math.min(2_000, halfOfTheMemory()))),
    'Of the memory, megabytes for decoding large pictures at a time; one that needs more fails.',
    'half, up to 2000',
  ),
  encodeTimeoutSeconds: define(
    'ENCODE_TIMEOUT_SECONDS',
    wholeNumber(1, 3_600),
    '120',
    'Longest time to encode a picture, or up to 32 texts that came together.',
  ),
  maxFilesPerRequest: define(
    'MAX_FILES_PER_REQUEST',
    wholeNumber(1, 1_000),
    '64',
    'Most files of one upload.',
  ),
  maxPromptCharacters: define(
    'MAX_PROMPT_CHARACTERS',
    wholeNumber(10, 100_000),
    '2000',
    'Longest prompt or negative.',
  ),
  maxNegatives: define('MAX_NEGATIVES', wholeNumber(1, 100), '16', 'Most negatives of one search.'),
  maxHits: define('MAX_LIMIT', wholeNumber(1, 1_000), '200', 'Most hits or list items of one answer.'),
  maxFilterLeaves: define(
    'MAX_FILTER_LEAVES',
    wholeNumber(1, 10_000),
    '100',
    'Most conditions of one filter.',
  ),
  qdrantUrl: define(
    'QDRANT_URL',
    z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
    null,
    'A Qdrant server to keep the vectors in, such as `http://qdrant:6333`; unset searches in process.',
  ),
  qdrantApiKey: define(
    'QDRANT_API_KEY',
    z.string().optional(),
    null,
    'Key of the Qdrant server, if it has one.',
  ),
  qdrantCollectionPrefix: define(
    'QDRANT_COLLECTION_PREFIX',
    z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, _ or -'),
    'cliptext',
    'What our collections in Qdrant begin with; services that share a server each need their own.',
  ),
  qdrantTimeoutMs: define(
    'QDRANT_TIMEOUT_MS',
    wholeNumber(100, 600_000),
    '10000',
    'Longest request to Qdrant, in milliseconds.',
  ),
  qdrantHnswM: define('QDRANT_HNSW_M', wholeNumber(4, 128), '16', 'Links of a point in a new search graph.'),
  qdrantHnswEfConstruct: define(
    'QDRANT_HNSW_EF_CONSTRUCT',
    wholeNumber(10, 2_000),
    '100',
    'Candidates while a new search graph is built.',
  ),
  qdrantHnswEf: define(
    'QDRANT_HNSW_EF',
    wholeNumber(10, 10_000),
    '256',
    'Candidates while the search graph is searched; more find more, slower.',
  ),
  qdrantShards: define('QDRANT_SHARDS', wholeNumber(1, 1_000), '1', 'Shards of a new collection.'),
  qdrantReplicas: define(
    'QDRANT_REPLICAS',
    wholeNumber(1, 10),
    '1',
    'Copies of each shard of a new collection.',
  ),
  s3Endpoint: define(
    'S3_ENDPOINT',
    z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
    null,
    "An S3-compatible service, such as `https://s3.example.com`; unset with `S3_BUCKET` set is Amazon's own.",
  ),
  s3Bucket: define(
    'S3_BUCKET',
    z.string().min(3, 'must be the name of a bucket').optional(),
    null,
    'The bucket to keep the pictures in; unset keeps them in the data folder.',
  ),
  s3Region: define('S3_REGION', z.string().min(1), 'us-east-1', 'Region of the bucket.'),
  s3AccessKeyId: define(
    'S3_ACCESS_KEY_ID',
    z.string().optional(),
    null,
    "Access key of the bucket; unset looks where Amazon's tools do, such as the role of the machine.",
  ),
  s3SecretAccessKey: define('S3_SECRET_ACCESS_KEY', z.string().optional(), null, 'Secret of the access key.'),
} satisfies Record<string, Definition<z.ZodType>>;

type Definitions = typeof settingDefinitions;

/** The parsed settings of one process. */
export type Settings = { readonly [Key in keyof Definitions]: z.output<Definitions[Key]['schema']> };

/** Settings that cannot be used; the message names each bad variable and why. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly code = 'bad_settings';
}

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 *
 * @throws SettingsError naming every bad one, not just the first.
 */
export function parseSettings(environment: Record<string, string | undefined>): Settings {
  const settings: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, definition] of Object.entries(settingDefinitions)) {
    const given = environment[definition.name]?.trim() || definition.default || undefined;
    const parsed = definition.schema.safeParse(given);
    if (parsed.success) settings[key] = parsed.data;
    else
      problems.push(
        `${shown(definition.name, given)}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`,
      );
  }
  if (problems.length > 0)
    throw new SettingsError(`These settings cannot be used:\n  ${problems.join('\n  ')}`);
  return settings as Settings;
}

/** A bad setting as it may be repeated in a message: addresses and keys may hold secrets. */
function shown(name: string, value: string | undefined): string {
  return /_URL$|_KEY/.test(name) ? name : `${name}=${value}`;
}

/**
 * Checks that processes of their own (api, ingest) would work on the same data.
 *
 * @throws SettingsError naming what is missing
 */
export function requireSharedStores({ databaseUrl, qdrantUrl }: Settings): void {
  const missing = [...(databaseUrl ? [] : ['DATABASE_URL']), ...(qdrantUrl ? [] : ['QDRANT_URL'])];
  if (missing.length === 0) return;
  throw new SettingsError(
    `Not set: ${missing.join(', ')}. What is embedded serves one process: set it for api and ingest alike, or run standalone.`,
  );
}
