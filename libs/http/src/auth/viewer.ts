import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthorisedRequest } from './access.guard.js';
import { hasScope } from './api-key.js';

/** Who looks at images: hidden ones are for moderators, and for everybody while there are no keys. */
export type Viewer = { seesHidden: boolean };

export function viewerOf({ apiKey }: AuthorisedRequest): Viewer {
  return { seesHidden: !apiKey || hasScope(apiKey, ['moderate']) };
}

/** The viewer that a request comes from. */
export const RequestViewer = createParamDecorator((_: unknown, context: ExecutionContext) =>
  viewerOf(context.switchToHttp().getRequest<AuthorisedRequest>()),
);
