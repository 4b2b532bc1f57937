import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '@cliptext/config';
import { normaliseValue } from './payload.js';

describe('a datetime', () => {
  it('is in UTC where it says no other, wherever the process runs', () => {
    const built = pathToFileURL(join(projectRoot, 'dist/libs/catalog/src/payload.js')).href;
    const script = `import { normaliseValue } from '${built}';
      process.stdout.write(normaliseValue('2024-06-01T10:00', 'datetime'));`;
    const env = { ...process.env, TZ: 'America/New_York' };
    const options = { env, encoding: 'utf8' } as const;
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], options)).toBe(
      '2024-06-01T10:00:00.000Z',
    );
  });

  it.each([
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2024-06-01T10:00', '2024-06-01T10:00:00.000Z'],
    ['2024-06-01T10:00:00.5+02:00', '2024-06-01T08:00:00.500Z'],
    ['2024-06-01t10:00:00+0200', '2024-06-01T08:00:00.000Z'],
    ['2024-06-01T23:00:00-02:00', '2024-06-02T01:00:00.000Z'],
    ['2024-06-01T24:00:00Z', '2024-06-02T00:00:00.000Z'],
    ['2023-02-29', undefined],
    ['2023-02-31T10:00:00Z', undefined],
    ['2024-13-01', undefined],
    ['2024-06-01T25:00', undefined],
    ['2024-06-01T10:00 (noon)', undefined],
    ['2024-06-01T', undefined],
    ['9999-12-31T23:59:59-01:00', undefined],
    ['0000-01-01T00:00:00+01:00', undefined],
    ['yesterday', undefined],
    [20240601, undefined],
  ])('%j is %j', (value, normalised) => {
    expect(normaliseValue(value, 'datetime')).toBe(normalised);
  });
});
