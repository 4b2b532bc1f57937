import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

test('the image is built from a context that has every file that the build names', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = Object.entries(scripts)
    .filter(([name]) => /^build(:|$)/.test(name))
    .flatMap(([, script]) => script.split(' '))
    .filter((word) => word !== 'dist' && existsSync(join(projectRoot, word)));
  expect(named.length).toBeGreaterThan(3);

  const taken = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  const isTaken = (file: string) => taken.some((entry) => file === entry || file.startsWith(`${entry}/`));
  expect(named.filter((file) => !isTaken(file))).toEqual([]);
});
