import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuditLog } from '@cliptext/catalog';
import type { AuthorisedRequest } from '@cliptext/http';
import { mergeMap, type Observable } from 'rxjs';
import { AUDITED_ACTION } from './audited.js';

/** Writes audited calls to the log before they are answered. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly log: AuditLog,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const action = this.reflector.get<string | undefined>(AUDITED_ACTION, context.getHandler());
    if (!action) return next.handle();
    const request = context.switchToHttp().getRequest<AuthorisedRequest>();
    return next.handle().pipe(
      mergeMap(async (answer) => {
        await this.log.write({
          keyId: request.apiKey?.id ?? null,
          keyName: request.apiKey?.name ?? null,
          action,
          target: targetOf(request, answer),
          requestId: request.id,
        });
        return answer;
      }),
    );
  }
}

/** What the path names within its collection, or the collection; for something new, what it was named. */
function targetOf(request: AuthorisedRequest, answer: unknown): string {
  const { collection, ...within } = request.params as Record<string, string>;
  const names = Object.values(within);
  const fromPath = names.length > 0 ? names.join('/') : collection;
  const { id, name } = (answer ?? {}) as { id?: string; name?: string };
  return fromPath ?? name ?? id ?? request.url;
}
