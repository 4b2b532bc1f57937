// Takes one job and keeps it until it is killed; started by the contract suite.
import { Database } from '../../../dist/libs/database/src/index.js';
import { PostgresJobs, RedisJobs } from '../../../dist/libs/jobs/src/index.js';

const [url, lockDurationMs] = process.argv.slice(2);
const ignore = () => undefined;

const jobs = url.startsWith('redis')
  ? await RedisJobs.open(url, ignore)
  : await PostgresJobs.open(
      await Database.open({
        url,
        poolSize: 4,
        statementTimeoutMs: 60_000,
        onServerLost: ignore,
        onConnectionError: ignore,
      }),
      ignore,
    );
jobs.createIngestWorker(
  (imageId) => {
    process.stdout.write(`${imageId}\n`);
    return new Promise(ignore);
  },
  { concurrency: 1, lockDurationMs: Number(lockDurationMs) },
);
