import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';

/** A HEIC picture that `make-heic.py` made: nothing here can encode one. */
export function heicFixture(name: string): Promise<Buffer> {
  return readFile(join(projectRoot, 'libs/images/test/fixtures/heic', `${name}.heic`));
}
