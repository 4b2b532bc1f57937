import { Queue, createPostgresBackend } from 'bullmq';
import { startTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { INGEST_QUEUE } from '../ingest-job.js';
import { describeJobsContract } from '../jobs.contract.js';
import { PostgresJobs } from './postgres-jobs.js';

let server: TestDatabase;

beforeAll(async () => {
  server = await startTestDatabase();
});

afterAll(() => server.stop());

describeJobsContract('PostgreSQL', async () => {
  const { pool } = server.database;
  const jobs = await PostgresJobs.open(server.database, () => undefined);
  return {
    jobs,
    url: `postgresql:///${pool.options.database}?host=${pool.options.host}&user=${pool.options.user}`,
    addForeign: async (payload) => {
      const queue = new Queue(INGEST_QUEUE, { connection: pool }, createPostgresBackend);
      queue.on('error', () => undefined);
      await queue.add('ingest', payload, { attempts: 3 });
      await queue.close();
    },
    close: async () => {
      await pool.query('DROP SCHEMA bullmq CASCADE');
    },
  };
});
