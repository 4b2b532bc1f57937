import type { DisagreementKind, ServiceStatus, StoreName } from '../api/api-types.js';

const number = (value: number) => value.toLocaleString('en');
const time = (at: string) =>
  new Date(at).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false });

export const overviewStrings = {
  intro: 'What the service is doing now.',
  state: {
    ready: 'Ready',
    indexing: 'Indexing',
    degraded: 'A part does not answer',
  } satisfies Record<ServiceStatus['state'], string>,
  number,
  indexed: 'Indexed',
  pending: 'Waiting',
  failed: 'Failed',

  throughput: {
    title: 'Throughput, last hour',
    indexed: 'indexed',
    failed: 'failed',
    summary: (indexed: number, failed: number) =>
      `${number(indexed)} indexed and ${number(failed)} failed in the last hour.`,
    peak: (count: number, at: string) => `The most in a minute were ${number(count)}, at ${time(at)}.`,
    nothing: 'Nothing was indexed in the last hour.',
    table: 'Show as a table',
    minute: 'Minute',
    time,
    bar: (at: string, indexed: number, failed: number) =>
      `${time(at)}: ${number(indexed)} indexed, ${number(failed)} failed`,
  },

  stores: {
    title: 'Stores',
    part: 'Part',
    kind: 'Kind',
    state: 'State',
    names: {
      catalog: 'Catalog',
      queue: 'Queue',
      vectorStore: 'Vectors',
      blobStore: 'Pictures',
    } satisfies Record<StoreName, string>,
    ok: 'Answers',
    down: 'Does not answer',
  },

  model: {
    title: 'Model',
    id: 'Model',
    version: 'Version',
    space: 'Vector space',
    dimension: 'Dimensions',
  },

  limits: {
    title: 'Limits of a request',
    file: 'File',
    megabytes: (bytes: number) => `${number(bytes / 1_000_000)} MB`,
    files: 'Files',
    prompt: 'Prompt',
    characters: (count: number) => `${number(count)} characters`,
    negatives: 'Negatives',
    items: 'Hits or list items',
    types: 'File types',
    typeNames: (types: readonly string[]) => types.map((type) => type.replace('image/', '')).join(', '),
  },

  comparison: {
    title: 'Comparison of the stores',
    intro: 'Whether catalog, vectors and pictures agree. The service compares them daily by itself.',
    compare: 'Compare now',
    repair: 'Compare and repair',
    running: 'Comparing …',
    never: 'They have not been compared yet.',
    last: 'Last compared',
    agree: 'Everything agrees.',
    repaired: (count: number) => (count === 1 ? '1 was repaired.' : `${number(count)} were repaired.`),
    notRepaired: 'Nothing was repaired: “Compare and repair” does.',
    found: 'What was found',
    examples: 'The first that were found',
    kinds: {
      image_without_vector: 'Picture without its vector',
      image_without_original: 'Picture without its original',
      image_without_thumbnail: 'Picture without its thumbnail',
      vector_without_image: 'Vector of no picture',
      vector_with_old_payload: 'Vector with old metadata',
      blob_without_image: 'File of no picture',
    } satisfies Record<DisagreementKind, string>,
  },
};
