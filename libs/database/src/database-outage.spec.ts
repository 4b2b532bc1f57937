import { databaseOutage, innermostCause } from './database-outage.js';

const withCode = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });
const inStatement = (cause: unknown) => new Error('Failed query: select 1\nparams: secret', { cause });

test.each([
  ['a refused connection', withCode('ECONNREFUSED'), 'away'],
  ['a socket that is not there', withCode('ENOENT', { syscall: 'connect' }), 'away'],
  ['a file that is not there', withCode('ENOENT', { syscall: 'open' }), undefined],
  ['a server that shuts down', withCode('57P01'), 'away'],
  ['a server full of clients', withCode('53300'), 'away'],
  ['a connection that ended', new Error('Connection terminated unexpectedly'), 'away'],
  ['a full disk', withCode('53100'), 'disk_full'],
  ['a statement that is wrong', withCode('42601'), undefined],
  ['no error at all', 'text', undefined],
])('%s', (_, error, outage) => {
  expect(databaseOutage(error)).toBe(outage);
  expect(databaseOutage(inStatement(error))).toBe(outage);
});

test('the innermost cause has no statement in it', () => {
  expect(innermostCause(inStatement(withCode('57P01')))).toMatchObject({ message: '57P01' });
  expect(innermostCause('text')).toBe('text');
});
