import {
  Catch,
  HttpException,
  Logger,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import type { RouteTable } from './route-table.js';
import { toProblem } from './to-problem.js';

/** Answers every error as problem+json; what nobody foresaw is logged and answered without its text. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('HTTP');

  /** @param translate what the app knows of its libs' errors; undefined for all others. */
  constructor(
    private readonly translate: (error: unknown) => Problem | undefined,
    private readonly routes: RouteTable,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.wrongMethod(error, request) ?? this.translate(error) ?? toProblem(error);
    if (problem.status >= 500) this.logger.error(`${request.id} ${problem.code}: ${causeOf(error)}`);
    sendProblem(reply, problem, request.id);
  }

  private wrongMethod(error: unknown, request: FastifyRequest): Problem | undefined {
    if (!(error instanceof NotFoundException)) return undefined;
    const [path = ''] = request.url.split('?');
    const allowed = this.routes.methodsOf(path);
    if (allowed.length === 0) return undefined;
    return new Problem('method_not_allowed', `${path} takes ${allowed.join(', ')}.`, {
      headers: { allow: allowed.join(', ') },
    });
  }
}

/** Writes a problem to a reply. */
export function sendProblem(reply: FastifyReply, problem: Problem, requestId: string): void {
  reply.problemCode = problem.code;
  void reply
    .status(problem.status)
    .headers(problem.options.headers ?? {})
    .header('x-request-id', requestId)
    .type('application/problem+json')
    .send(JSON.stringify(problem.toBody(requestId)));
}

function causeOf(error: unknown): string {
  if (error instanceof HttpException) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
