import { startTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { describeJobsContract } from '../jobs.contract.js';
import { PostgresJobs } from './postgres-jobs.js';

let server: TestDatabase;

beforeAll(async () => {
  server = await startTestDatabase();
});

afterAll(() => server.stop());

describeJobsContract('PostgreSQL', async () => {
  const jobs = await PostgresJobs.open(server.database);
  return {
    jobs,
    close: async () => {
      await server.database.pool.query('DROP SCHEMA bullmq CASCADE');
    },
  };
});
