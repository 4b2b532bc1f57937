import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';
import type { Invariants } from '../../support/invariants.js';

/** A fault of faults.json: what goes wrong, where it is injected, and in which deployment. */
export type Fault = { name: string; where: string };

/** What became of images. All after `failed` is zero in a service that keeps its promises. */
export type OutcomeCounts = {
  accepted: number;
  indexed: number;
  failed: number;
  deleted: number;
  /** Accepted images that are in no final state, or not in the catalog. */
  lost: number;
  /** Images and vectors beyond one for each file. */
  duplicated: number;
  /** Rows whose vector, original or thumbnail is missing. */
  catalogOrphans: number;
  /** Vectors without a row, or of an older payload. */
  vectorOrphans: number;
  /** Blobs without a row. */
  blobOrphans: number;
};

/** What a fault did. */
export type FaultRow = Fault & OutcomeCounts;

export const faults = JSON.parse(
  readFileSync(join(projectRoot, 'test/faults/faults.json'), 'utf8'),
) as Fault[];

export type Outcome = {
  /** Ids of the images that were accepted meanwhile. */
  accepted: ReadonlySet<string>;
  /** Distinct pictures among all that were ever uploaded. */
  files: number;
  invariants: Invariants;
};

/** Counts what became of images that were accepted. */
export function countOutcome({ accepted, files, invariants }: Outcome): OutcomeCounts {
  const { states, images, vectors, disagreements } = invariants;
  const endedAs = (state: string) => [...accepted].filter((id) => states.get(id) === state).length;
  const of = (part: string) => disagreements.filter(({ kind }) => kind.startsWith(part)).length;
  const [indexed, failed, deleted] = [endedAs('indexed'), endedAs('failed'), endedAs('deleted')];
  const live = images.pending + images.indexed + images.failed;
  return {
    accepted: accepted.size,
    indexed,
    failed,
    deleted,
    lost: accepted.size - indexed - failed - deleted,
    duplicated: Math.max(0, live + images.deleted - files) + Math.max(0, vectors - images.indexed),
    catalogOrphans: of('image_'),
    vectorOrphans: of('vector_'),
    blobOrphans: of('blob_'),
  };
}

/**
 * Counts what a fault did, prints it, and keeps it for the table where the run makes one (FAULT_ROWS names a file of
 * JSON lines).
 */
export function record(name: string, outcome: Outcome): FaultRow {
  const fault = faults.find((fault) => fault.name === name);
  if (!fault) throw new Error(`No fault "${name}" in faults.json`);
  const counts = countOutcome(outcome);
  process.stdout.write(`Fault: ${JSON.stringify({ name, ...counts })}\n`);
  const row = { ...fault, ...counts };
  if (process.env.FAULT_ROWS) appendFileSync(process.env.FAULT_ROWS, `${JSON.stringify(row)}\n`);
  return row;
}

/** What every fault has to leave behind. */
export const NOTHING_WRONG = { lost: 0, duplicated: 0, catalogOrphans: 0, vectorOrphans: 0, blobOrphans: 0 };
