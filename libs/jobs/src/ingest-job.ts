import { z } from 'zod';

export const INGEST_QUEUE = 'ingest';

/** What an ingest job says: which image to index. Everything else is in the catalog. */
export const ingestJobSchema = z.object({ version: z.literal(1), imageId: z.uuid() });

export type IngestJob = z.infer<typeof ingestJobSchema>;

/** Times that a job is tried before it is left to the reconciler. */
export const JOB_ATTEMPTS = 5;

/** Longest pause between two tries is 2⁴ times this, up to half of it taken off at random. */
export const BACKOFF_MS = 500;
