// Loaded into the service's process by `node --import`: answers SIGUSR2 with a line on standard output.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

export type ProbeReading = {
  pid: number;
  /** Of the whole process, its threads included. */
  cpuSeconds: number;
  rssBytes: number;
  /** Beyond the sampling interval. */
  eventLoopDelayMs: { p50: number; p99: number; max: number };
};

const SAMPLING_MS = 5;

if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: SAMPLING_MS });
  delays.enable();
  const print = (): void => {
    const { user, system } = process.cpuUsage();
    const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - SAMPLING_MS);
    const reading: ProbeReading = {
      pid: process.pid,
      cpuSeconds: (user + system) / 1e6,
      rssBytes: process.memoryUsage.rss(),
      eventLoopDelayMs: {
        p50: late(delays.percentile(50)),
        p99: late(delays.percentile(99)),
        max: late(delays.max),
      },
    };
    delays.reset();
    process.stdout.write(`probe ${JSON.stringify(reading)}\n`);
  };
  process.on('SIGUSR2', print);
  print();
}
