import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Keys, type KeyRecord } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import {
  AllowLimitedKeys,
  AllowScopes,
  hashSecret,
  makeSecret,
  Problem,
  type AuthorisedRequest,
} from '@cliptext/http';
import { z } from 'zod';
import { Audited } from '../audit/audited.js';
import { pageQuerySchema, readPage, type Page } from '../pages.js';
import { KeyRing } from './key-ring.js';
import {
  accessSchema,
  keyListSchema,
  newKeySchema,
  newKeyViewSchema,
  viewKey,
  type KeyView,
} from './key-schemas.js';

/** While no key is in use everybody may do everything. */
const OPEN_ACCESS: z.infer<typeof accessSchema> = {
  id: null,
  name: null,
  scopes: ['admin'],
  collections: null,
};

@ApiTags('Keys')
@Controller('v1/keys')
export class KeysController {
  constructor(
    private readonly keys: Keys,
    private readonly ring: KeyRing,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @Audited('key.create')
  @ApiCreatedResponse({ standardSchema: newKeyViewSchema, description: 'The new key, with its secret.' })
  async create(
    @Body({ schema: newKeySchema }) body: z.infer<typeof newKeySchema>,
  ): Promise<z.infer<typeof newKeyViewSchema>> {
    const isForAll = body.scopes.includes('admin') && body.collections === null;
    if (!isForAll && !(await this.ring.isNeeded())) {
      throw new Problem(
        'admin_key_first',
        'Make a key with the scope admin first, for all collections: from the first key on, each request needs one.',
        {
          errors: [
            {
              pointer: '/scopes',
              detail: 'must contain admin, and the key must not be limited to collections',
            },
          ],
        },
      );
    }
    const secret = makeSecret();
    const key = await this.keys.create({ ...body, hash: hashSecret(secret) });
    return this.reveal(key, secret);
  }

  @Get()
  @ApiOkResponse({
    standardSchema: keyListSchema,
    description: 'Keys, the newest first; never their secrets.',
  })
  async list(
    @Query({ schema: pageQuerySchema }) query: z.infer<typeof pageQuerySchema>,
  ): Promise<Page<KeyView>> {
    return readPage(query, this.settings.maxHits, {
      position: z.uuid(),
      read: (limit, beforeId) => this.keys.list(limit, beforeId),
      view: viewKey,
      positionOf: ({ id }) => id,
    });
  }

  @Get('current')
  @AllowScopes('search', 'write', 'moderate')
  @AllowLimitedKeys()
  @ApiOkResponse({ standardSchema: accessSchema, description: 'What the key of this request may do.' })
  current(@Req() { apiKey }: AuthorisedRequest): z.infer<typeof accessSchema> {
    if (!apiKey) return OPEN_ACCESS;
    const { id, name, scopes, collections } = apiKey;
    return { id, name, scopes: [...scopes], collections: collections && [...collections] };
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @Audited('key.rotate')
  @ApiOkResponse({
    standardSchema: newKeyViewSchema,
    description: 'The key with its new secret; the old one ended.',
  })
  async rotate(@Param('id') id: string): Promise<z.infer<typeof newKeyViewSchema>> {
    const secret = makeSecret();
    const key = isId(id) ? await this.keys.rotate(id, hashSecret(secret)) : null;
    if (!key) throw noSuchKey();
    return this.reveal(key, secret);
  }

  @Delete(':id')
  @HttpCode(204)
  @Audited('key.revoke')
  @ApiNoContentResponse({ description: 'The key works no more.' })
  async revoke(@Param('id') id: string): Promise<void> {
    if (!isId(id) || !(await this.keys.revoke(id))) throw noSuchKey();
    this.ring.forget();
  }

  private reveal(key: KeyRecord, secret: string): z.infer<typeof newKeyViewSchema> {
    this.ring.forget();
    return { ...viewKey(key), key: secret };
  }
}

function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}

function noSuchKey(): Problem {
  return new Problem('key_not_found', 'There is no such key, or it is revoked.');
}
