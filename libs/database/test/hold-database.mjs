// Opens the database of a data folder and holds it until standard input closes; started by the specs.
import { Database } from '../../../dist/libs/database/src/index.js';

try {
  const database = await Database.open({
    dataFolder: process.argv[2],
    poolSize: 2,
    statementTimeoutMs: 60_000,
    onServerLost: (error) => {
      throw error;
    },
    onConnectionError: () => undefined,
  });
  await database.pool.query('CREATE TABLE IF NOT EXISTS public.notes (note text)');
  await database.pool.query('INSERT INTO public.notes VALUES ($1)', [String(process.pid)]);
  const { rows } = await database.pool.query('SELECT count(*)::int AS count FROM public.notes');
  const postmaster = await database.pool.query(
    `SELECT pg_read_file('postmaster.pid') AS file, current_setting('unix_socket_directories') AS socket,
            current_setting('data_directory') AS cluster`,
  );
  process.stdout.write(
    `${JSON.stringify({
      notes: rows[0].count,
      postgres: Number(postmaster.rows[0].file.split('\n')[0]),
      socketFolder: postmaster.rows[0].socket,
      cluster: postmaster.rows[0].cluster,
    })}\n`,
  );
  process.stdin.resume();
  process.stdin.on('end', () => void database.close());
} catch (error) {
  process.stdout.write(`${JSON.stringify({ code: error.code, message: error.message })}\n`);
  process.exitCode = 1;
}
