import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const BALLAST_BYTES = 4_096;

/** A file system of a few megabytes in memory that can be filled to its last page. Mounting needs Linux and root. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  static async mount(megabytes: number): Promise<SmallDisk> {
    const folder = await mkdtemp(join(tmpdir(), 'cliptext-disk-'));
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
    } catch (error) {
      await rmdir(folder);
      throw error;
    }
    return new SmallDisk(folder);
  }

  /** Leaves no room; what others have freed since the last time is taken as well. */
  async fill(): Promise<void> {
    for (let bytes = 256 * BALLAST_BYTES; bytes >= BALLAST_BYTES;) {
      try {
        await appendFile(this.ballast, Buffer.alloc(bytes));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        bytes /= 2;
      }
    }
  }

  async makeRoom(): Promise<void> {
    await rm(this.ballast, { force: true });
  }

  async unmount(): Promise<void> {
    await run('umount', [this.folder]);
    await rmdir(this.folder);
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }
}
