import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Sends Nest's log lines through fastify's logger, so that the process writes one kind of line. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: FastifyBaseLogger) {}

  log(message: unknown, context?: string): void {
    this.logger.info({ context }, withoutValues(message));
  }

  fatal(message: unknown, context?: string): void {
    this.logger.fatal({ context }, withoutValues(message));
  }

  error(message: unknown, ...rest: string[]): void {
    const context = rest.at(-1);
    // A start that failed is rethrown to the main file, which says so to the user.
    if (context !== 'ExceptionHandler') this.logger.error({ context }, withoutValues(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, withoutValues(message));
  }

  debug(message: unknown, context?: string): void {
    this.logger.debug({ context }, withoutValues(message));
  }

  verbose(message: unknown, context?: string): void {
    this.logger.trace({ context }, withoutValues(message));
  }
}

/** A statement that fails says with which values: names, metadata and texts of users. */
function withoutValues(message: unknown): string {
  return String(message).replace(/\nparams: [^]*?(?=\n {4}at |$)/, '');
}
