import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem.js';
import type { Load, LoadGate } from './load-gate.js';
import type { Pressure } from './pressure.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body goes to the blob store as it comes, and is not held in memory. */
    isUpload?: boolean;
    /** Answered under any load: what tells how the process is. */
    neverShed?: boolean;
  }
}

const RETRY_SECONDS = '2';

/** Refuses requests that the process has no room for, before their bodies are read. */
export function shedLoad(fastify: FastifyInstance, gate: LoadGate, pressure: Pressure): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const config: FastifyContextConfig = request.routeOptions.config;
    if (config.neverShed) return;
    const leave = pressure.isHigh ? undefined : gate.enter(loadOf(request, config));
    if (!leave) {
      throw new Problem(
        'overloaded',
        'The service has as much to do as it can hold; try again in a moment.',
        {
          headers: { 'retry-after': RETRY_SECONDS },
        },
      );
    }
    reply.raw.once('close', leave);
  });
  fastify.addHook('onClose', async () => pressure.stop());
}

/** A body that does not say how long it is may be as long as its route allows. */
function loadOf({ headers, routeOptions }: FastifyRequest, { isUpload = false }: FastifyContextConfig): Load {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers;
  const bodyBytes = encoding === undefined ? Number(length ?? 0) : routeOptions.bodyLimit;
  return { isUpload, bodyBytes };
}
