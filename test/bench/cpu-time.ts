import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Linux counts a process' time in hundredths of a second, on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;

/** CPU seconds of this process and its threads. */
export function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** CPU seconds of the embedded database of a data folder: its postmaster and that one's children. Linux only. */
export async function databaseCpuSeconds(dataFolder: string): Promise<number> {
  const file = await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8');
  const postmaster = Number(file.split('\n')[0]);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const processes = await Promise.all(pids.map(readTimes));
  return processes
    .filter((one) => one && (one.pid === postmaster || one.parent === postmaster))
    .reduce((sum, one) => sum + one!.seconds, 0);
}

/** Null when the process has ended. */
async function readTimes(pid: string): Promise<{ pid: number; parent: number; seconds: number } | null> {
  let stat: string;
  try {
    stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The second field is the name in brackets, which may hold spaces. Fields by proc(5): 4 parent, 14 and 15 the
  // process' own time, 16 and 17 that of its children that have ended.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid: Number(pid), parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND };
}
