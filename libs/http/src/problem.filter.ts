import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { toProblem } from './to-problem.js';

/** Answers every error as problem+json; what nobody foresaw is logged and answered without its text. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('HTTP');

  /** @param translate what the app knows of its libs' errors; undefined for all others. */
  constructor(private readonly translate: (error: unknown) => Problem | undefined) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const known = this.translate(error);
    const problem = known ?? toProblem(error);
    if (problem.status >= 500) this.logger.error(`${request.id} ${problem.code}: ${causeOf(error)}`);
    sendProblem(reply, problem, request.id);
  }
}

/** Writes a problem to a reply. */
export function sendProblem(reply: FastifyReply, problem: Problem, requestId: string): void {
  void reply
    .status(problem.status)
    .headers(problem.options.headers ?? {})
    .type('application/problem+json')
    .send(JSON.stringify(problem.toBody(requestId)));
}

function causeOf(error: unknown): string {
  if (error instanceof HttpException) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
