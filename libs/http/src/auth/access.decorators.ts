import { SetMetadata } from '@nestjs/common';
import type { ApiScope } from './api-key.js';

export const SCOPES_OF_ROUTE = 'cliptext:scopes';
export const PUBLIC_ROUTE = 'cliptext:public';
export const LIMITED_KEYS_ON_ROUTE = 'cliptext:limited-keys';

/** Lets keys with one of the scopes in. A route without this (or `Public`) is for admins. */
export const AllowScopes = (...scopes: ApiScope[]) => SetMetadata(SCOPES_OF_ROUTE, scopes);

/** Lets everybody in. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);

/**
 * Lets keys that are limited to collections in although the path names none: the route concerns no collection, or asks
 * `requireCollection` about the one that its body names.
 */
export const AllowLimitedKeys = () => SetMetadata(LIMITED_KEYS_ON_ROUTE, true);
