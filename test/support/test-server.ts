import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server of another project that tests run against, kept on one port and one folder through its restarts. */
export type TestServer = {
  url: string;
  start(): Promise<void>;
  /** Whether it has not ended, by itself or by us. */
  isRunning(): boolean;
  /** Ends it as an administrator would; its data stays. */
  halt(): Promise<void>;
  /** Ends it as a power cut would; its data stays. */
  kill(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
};

export type ServerProgram = {
  url: string;
  command: string;
  args: string[];
  /** The user to run as, where it is not ours. */
  user?: { uid: number; gid: number } | undefined;
  /** What it prints once it can be used. */
  ready: RegExp;
  haltSignal: NodeJS.Signals;
  removeData(): Promise<void>;
};

/** Starts a server program, and knows how to end and start it again. */
export async function startTestServer(program: ServerProgram): Promise<TestServer> {
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const started = spawn(program.command, program.args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...program.user,
    });
    child = started;
    const output: string[] = [];
    await new Promise<void>((resolve, reject) => {
      for (const stream of [started.stdout, started.stderr]) {
        createInterface(stream).on('line', (line) => {
          output.push(line);
          if (program.ready.test(line)) resolve();
        });
      }
      started.once('exit', (code) =>
        reject(new Error(`${program.command} ended with ${code}:\n${output.join('\n')}`)),
      );
    });
  };

  const isRunning = () => child?.exitCode === null && child.signalCode === null;

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || !isRunning()) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };

  await start();
  return {
    url: program.url,
    start,
    isRunning,
    halt: () => end(program.haltSignal),
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end(program.haltSignal);
      await program.removeData();
    },
  };
}
