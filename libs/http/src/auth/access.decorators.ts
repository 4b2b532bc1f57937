import { SetMetadata } from '@nestjs/common';
import type { ApiScope } from './api-key.js';

export const SCOPES_OF_ROUTE = 'cliptext:scopes';
export const PUBLIC_ROUTE = 'cliptext:public';

/** Lets keys with one of the scopes in. A route without this (or `Public`) is for admins. */
export const AllowScopes = (...scopes: ApiScope[]) => SetMetadata(SCOPES_OF_ROUTE, scopes);

/** Lets everybody in. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);
