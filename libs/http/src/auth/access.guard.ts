import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem.js';
import { LIMITED_KEYS_ON_ROUTE, PUBLIC_ROUTE, SCOPES_OF_ROUTE } from './access.decorators.js';
import { bearerSecret, hashSecret, hasScope, type ApiKey, type ApiScope } from './api-key.js';
import { requireCollection } from './collection-limit.js';
import { KEY_LOOKUP, type KeyLookup } from './key-lookup.js';

/** A request after the guard: with the key that it came with, where keys are in use. */
export type AuthorisedRequest = FastifyRequest & { apiKey?: ApiKey };

/** The one place where keys, scopes and collection limits are enforced. What no route allows is denied. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(KEY_LOOKUP) private readonly keys: KeyLookup,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, targets)) return true;
    if (!(await this.keys.anyExists())) return true;

    const request = context.switchToHttp().getRequest<AuthorisedRequest>();
    const key = await this.authenticate(request);
    const allowed = this.reflector.getAllAndOverride<ApiScope[]>(SCOPES_OF_ROUTE, targets) ?? [];
    if (!hasScope(key, allowed)) {
      const needed = [...allowed, 'admin'].join(' or ');
      throw new Problem('forbidden', `This key lacks the scope that the route needs: ${needed}.`);
    }
    if (!this.reflector.getAllAndOverride<boolean>(LIMITED_KEYS_ON_ROUTE, targets)) {
      this.checkCollection(key, request);
    }
    request.apiKey = key;
    return true;
  }

  private async authenticate(request: AuthorisedRequest): Promise<ApiKey> {
    const secret = bearerSecret(request.headers.authorization);
    const key = secret === undefined ? null : await this.keys.findByHash(hashSecret(secret));
    if (key) return key;
    throw new Problem('unauthorised', 'Send a valid key in the header "Authorization: Bearer <key>".', {
      headers: { 'www-authenticate': 'Bearer' },
    });
  }

  /** What concerns all collections is denied to a key that is limited to some. */
  private checkCollection(key: ApiKey, request: AuthorisedRequest): void {
    if (key.collections === null) return;
    const { collection } = request.params as { collection?: string };
    if (collection === undefined) {
      throw new Problem(
        'forbidden',
        'This key is limited to collections, and the route concerns all of them.',
      );
    }
    requireCollection(key, collection);
  }
}
