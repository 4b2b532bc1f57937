export { IngestQueue } from './ingest-queue.js';
export { IngestWorker, type IngestHandler } from './ingest-worker.js';
export { type Jobs, type SharedRedis, type WorkerOptions } from './jobs.js';
export { JOBS, JobsModule } from './jobs.module.js';
export { PostgresJobs } from './postgres/postgres-jobs.js';
export { QueueError } from './queue-error.js';
export { RedisJobs } from './redis/redis-jobs.js';
