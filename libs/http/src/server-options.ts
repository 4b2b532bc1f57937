import { STATUS_CODES } from 'node:http';
import type { Settings } from '@cliptext/config';
import { LogController, type FastifyHttpOptions, type FastifyInstance } from 'fastify';
import type { Server } from 'node:http';
import { v7 as uuid } from 'uuid';
import { Problem } from './problem.js';
import { sendProblem } from './problem.filter.js';
import { toProblem } from './to-problem.js';

const JSON_BODY_LIMIT = 1_000_000;
/** How often connections are looked at for requests that are late. */
const CHECK_INTERVAL_MS = 1_000;

/**
 * Fastify's options for an HTTP edge of ours. Errors that fastify raises before a route is found, and those of
 * the socket itself, bypass Nest's filters: they are answered as problems here.
 */
export function serverOptions({
  logLevel,
  requestTimeoutSeconds,
  trustedProxies,
}: Pick<Settings, 'logLevel' | 'requestTimeoutSeconds' | 'trustedProxies'>): FastifyHttpOptions<Server> {
  const requestTimeout = requestTimeoutSeconds * 1_000;
  return {
    logger: {
      level: logLevel,
      // A plugin may log the options that it was given, and a request's headers with them.
      redact: ['*.headers.authorization', '*.headers.cookie'],
      // Pino's own stream would wait at the end of the process for a reader that is gone, for ever.
      stream: process.stdout,
    },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: JSON_BODY_LIMIT,
    requestTimeout,
    trustProxy: trustedProxies ?? false,
    http: { headersTimeout: requestTimeout / 4, connectionsCheckingInterval: CHECK_INTERVAL_MS },
    genReqId: () => uuid(),
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, request, reply) => sendProblem(reply, toProblem(error), request.id),
    clientErrorHandler: (error, socket) => {
      if (!socket.writable || (error as NodeJS.ErrnoException).code === 'ECONNRESET') return;
      const problem = clientProblem((error as NodeJS.ErrnoException).code);
      const requestId = uuid();
      const body = JSON.stringify(problem.toBody(requestId));
      socket.end(
        `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: application/problem+json\r\nX-Request-Id: ${requestId}\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      );
    },
  };
}

/** Puts the request id on every answer. */
export function addRequestIdHeader(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
}

/** Says so where a body is compressed: what a small one unpacks to could be of any size. */
export function refuseCompressedBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async ({ headers }) => {
    if ((headers['content-encoding'] ?? 'identity') === 'identity') return;
    throw new Problem('unsupported_content_type', 'Send the body without Content-Encoding.');
  });
}

function clientProblem(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Problem('headers_too_large', 'The request headers are larger than 16 kB.');
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Problem('request_timeout', 'The request did not arrive in time.');
  }
  return new Problem('bad_request', 'This is not a valid HTTP request.');
}
