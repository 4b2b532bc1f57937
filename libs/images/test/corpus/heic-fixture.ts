import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';

/** A picture that `make-heic.py` made: nothing here can encode HEIC. */
export function heicFixture(fileName: string): Promise<Buffer> {
  return readFile(join(projectRoot, 'libs/images/test/fixtures/heic', fileName));
}
