import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';

/** Runs `npm run doctor` as an operator would; what it printed, line by line, and its exit code. */
export function doctor(url: string, ...options: string[]): Promise<{ code: number; lines: string[] }> {
  return new Promise((resolve) => {
    const script = join(projectRoot, 'tools/doctor.mjs');
    execFile(process.execPath, [script, '--url', url, ...options], (error, output, complaints) =>
      resolve({ code: Number(error?.code ?? 0), lines: (output + complaints).trim().split('\n') }),
    );
  });
}
