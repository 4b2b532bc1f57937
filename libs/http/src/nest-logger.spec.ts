import { Writable } from 'node:stream';
import { DrizzleQueryError } from 'drizzle-orm';
import { fastify } from 'fastify';
import { NestLogger } from './nest-logger.js';

test('the log says which statement failed, but not with which values', () => {
  const lines: string[] = [];
  const stream = new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) });
  const logger = new NestLogger(fastify({ logger: { stream } }).log);
  const values = ['cat.jpg', '{"note":"a marker"}', 'two\nlines of a marker'];
  const error = new DrizzleQueryError('insert into images values ($1, $2, $3)', values, new Error('no room'));
  logger.error(error.stack, 'HTTP');
  logger.warn(String(error), 'Keys');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toContain('insert into images');
  expect(lines.filter((line) => /cat\.jpg|marker/.test(line))).toEqual([]);
  expect(lines[0]).toContain('nest-logger.spec');
});
