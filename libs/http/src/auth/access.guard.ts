import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.js';
import { requireAllowance } from '../rate-limit/allowance-headers.js';
import { RequestLimits } from '../rate-limit/request-limits.js';
import { LIMITED_KEYS_ON_ROUTE, PUBLIC_ROUTE, SCOPES_OF_ROUTE } from './access.decorators.js';
import { bearerSecret, hashSecret, hasScope, type ApiKey, type ApiScope } from './api-key.js';
import { requireCollection } from './collection-limit.js';
import { KEY_LOOKUP, type KeyLookup } from './key-lookup.js';

/** A request after the guard: with the key that it came with, where keys are in use. */
export type AuthorisedRequest = FastifyRequest & { apiKey?: ApiKey };

/** The one place where keys, scopes, collection limits and rate limits are enforced. What no route allows is denied. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(KEY_LOOKUP) private readonly keys: KeyLookup,
    private readonly limits: RequestLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, targets)) return true;
    const request = context.switchToHttp().getRequest<AuthorisedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (!(await this.keys.isNeeded())) {
      requireAllowance(await this.limits.countAddress(request.ip), reply);
      return true;
    }

    const key = await this.authenticate(request);
    requireAllowance(await this.limits.countKey(key), reply);
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
    if (secret !== undefined) {
      this.limits.admitKeyOf(request.ip);
      const key = await this.keys.findByHash(hashSecret(secret));
      if (key) return key;
      await this.limits.noteWrongKey(request.ip);
    }
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
