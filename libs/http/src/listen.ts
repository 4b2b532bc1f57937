import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The address to listen on cannot be had; the message says what to do. */
export class PortError extends Error {
  override readonly name = 'PortError';
  readonly code = 'port_unavailable';
}

export type Address = {
  host: string;
  port: number;
  /** The setting that the port is from. */ setting: string;
};

/** @throws PortError when another process has the port, or this one may not take it */
export async function listen(app: NestFastifyApplication, { host, port, setting }: Address): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new PortError(
        `${setting} ${port} is in use on ${host}. Stop what uses it, or set ${setting} to another one.`,
      );
    }
    if (code === 'EACCES') {
      throw new PortError(`${setting} ${port} needs more rights. Set ${setting} to one above 1023.`);
    }
    throw error;
  }
  return app.getUrl();
}
