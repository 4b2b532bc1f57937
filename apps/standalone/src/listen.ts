import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@cliptext/config';

/** The address to listen on cannot be had; the message says what to do. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/** @throws PortError when another process has the port, or this one may not take it */
export async function listen(app: NestFastifyApplication, { port, host }: Settings): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new PortError(
        `PORT ${port} is in use on ${host}. Stop what uses it, or set PORT to another one.`,
      );
    }
    if (code === 'EACCES') throw new PortError(`PORT ${port} needs more rights. Set PORT to one above 1023.`);
    throw error;
  }
}
