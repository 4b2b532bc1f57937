import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AllowLimitedKeys,
  AllowScopes,
  isStillAllowed,
  KEY_LOOKUP,
  viewerOf,
  type AuthorisedRequest,
  type KeyLookup,
} from '@cliptext/http';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { NamedCollection } from '../zero-shot/named-collection.js';
import { EventFeed, type Audience } from './event-feed.js';
import { eventsQuerySchema } from './event-schemas.js';

@ApiTags('Operation')
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly feed: EventFeed,
    private readonly collections: NamedCollection,
    @Inject(KEY_LOOKUP) private readonly keys: KeyLookup,
  ) {}

  @Get()
  @AllowScopes('search', 'write', 'moderate')
  @AllowLimitedKeys()
  @RouteConfig({ neverShed: true })
  @ApiOperation({
    summary: 'What happens, as server-sent events',
    description:
      '`progress`: counts of a collection, rate and time left, at first and whenever they change. `image`: an image that ' +
      'came into another state. `job`: a job that went on. `reset`: changes were missed, read again what you show. An event may come twice. A ' +
      'stream ends after five minutes; come back with the id of the last event as `Last-Event-ID`.',
  })
  @ApiHeader({ name: 'last-event-id', required: false, description: 'Go on after this event.' })
  @ApiOkResponse({ description: 'The stream.', content: { 'text/event-stream': {} } })
  async listen(
    @Query({ schema: eventsQuerySchema }) { collection }: z.infer<typeof eventsQuerySchema>,
    @Headers('last-event-id') lastId: string | undefined,
    @Req() request: AuthorisedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const listener = {
      audience: await this.audience(collection, request),
      viewer: viewerOf(request),
      isAllowed: () => isStillAllowed(request, this.keys),
    };
    const stream = await this.feed.subscribe(listener, lastId);
    await reply
      .type('text/event-stream')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      // Kept alive, the connection would hold a service that is told to end.
      .header('connection', 'close')
      .send(stream);
  }

  private async audience(collection: string | undefined, request: AuthorisedRequest): Promise<Audience> {
    if (collection !== undefined) return new Set([(await this.collections.find(collection, request)).name]);
    const limits = request.apiKey?.collections;
    return limits ? new Set(limits) : null;
  }
}
