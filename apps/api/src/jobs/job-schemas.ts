import { JOB_KINDS, JOB_STATES, type NamedJob } from '@cliptext/catalog';
import { z } from 'zod';

export const jobViewSchema = z.object({
  id: z.uuid(),
  collection: z.string(),
  kind: z.enum(JOB_KINDS),
  state: z.enum(JOB_STATES).meta({ description: '`superseded`: a newer job does the work.' }),
  done: z.int().meta({ description: 'Images that are done.' }),
  total: z.int(),
  rate: z.number().meta({ description: 'Images per second, since the job began.' }),
  etaSeconds: z
    .number()
    .nullable()
    .meta({ description: 'Null when nothing can be said, or nothing is left.' }),
  problem: z
    .object({ code: z.string(), detail: z.string() })
    .optional()
    .meta({ description: 'What holds the job up. It goes on by itself.' }),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

export const jobListSchema = z.object({ items: z.array(jobViewSchema), nextCursor: z.string().optional() });

/** The answer to what began a job and has nothing else to say. */
export const startedJobSchema = z.object({ jobId: z.uuid() });

export type StartedJob = z.infer<typeof startedJobSchema>;
export type JobView = z.infer<typeof jobViewSchema>;

export function viewJob(job: NamedJob): JobView {
  const { id, collection, kind, state, done, total, problem, startedAt, finishedAt } = job;
  const seconds = startedAt ? (job.updatedAt.getTime() - startedAt.getTime()) / 1_000 : 0;
  const rate = seconds > 0 ? done / seconds : 0;
  const isRunning = state === 'running' && rate > 0;
  return {
    id,
    collection,
    kind,
    state,
    done,
    total,
    rate: Math.round(rate * 10) / 10,
    etaSeconds: isRunning ? Math.ceil((total - done) / rate) : null,
    ...(problem && { problem }),
    createdAt: job.createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    updatedAt: job.updatedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
