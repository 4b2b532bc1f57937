import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Counter, Histogram, Registry } from 'prom-client';
import type { ProblemCode } from '../problem-codes.js';

declare module 'fastify' {
  interface FastifyReply {
    /** The code of the problem that it answers. */
    problemCode?: ProblemCode;
  }
}

/** What an HTTP edge counts of its answers. */
@Injectable()
export class HttpMetrics {
  private readonly seconds: Histogram<'method' | 'route' | 'status'>;
  private readonly problems: Counter<'code'>;

  constructor(registry: Registry) {
    this.seconds = new Histogram({
      name: 'cliptext_http_request_seconds',
      help: 'Time from the headers of a request to the end of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    });
    this.problems = new Counter({
      name: 'cliptext_http_problems_total',
      help: 'Answers that are problems, by their code: rate_limited, overloaded, backlog_full and all others.',
      labelNames: ['code'],
      registers: [registry],
    });
  }

  /** Counts all answers from here on. Requests go by their route's template: paths have no end. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onResponse', async ({ method, routeOptions }, reply) => {
      this.seconds.observe(
        { method, route: routeOptions.url ?? 'none', status: String(reply.statusCode) },
        reply.elapsedTime / 1_000,
      );
      if (reply.problemCode) this.problems.inc({ code: reply.problemCode });
    });
  }
}
