import { Body, Controller, Delete, Get, HttpCode, Param, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Decisions,
  Images,
  Policies,
  type Collection,
  type ImageRecord,
  type Policy,
} from '@cliptext/catalog';
import { AllowScopes, Problem, type AuthorisedRequest } from '@cliptext/http';
import { IngestQueue } from '@cliptext/jobs';
import { z } from 'zod';
import { Audited } from '../audit/audited.js';
import { CollectionPipe } from '../collections/collection.pipe.js';
import { PayloadWriter } from '../images/payload-writer.js';
import {
  decisionsSchema,
  overrideBodySchema,
  standingSchema,
  viewDecisions,
  viewStanding,
  type DecisionsView,
  type OverrideBody,
  type StandingView,
} from './decision-schemas.js';
import { policyNotFound } from './policy-not-found.js';

const SHOWN_HISTORY = 100;
const SEES_ALL = { seesHidden: true };

/** What was decided of an image, by the machine and by persons. For moderators alone. */
@ApiTags('Moderation')
@AllowScopes('moderate')
@Controller('v1/collections/:collection/images/:id/decisions')
export class DecisionsController {
  constructor(
    private readonly decisions: Decisions,
    private readonly images: Images,
    private readonly policies: Policies,
    private readonly payloads: PayloadWriter,
    private readonly queue: IngestQueue,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: decisionsSchema, description: 'What stands, and what was decided.' })
  async list(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('id') id: string,
  ): Promise<DecisionsView> {
    const image = await this.find(collection, id);
    const policies = await this.policies.list(collection.id);
    return viewDecisions(await this.decisions.ofImage(image.id, SHOWN_HISTORY), policies);
  }

  @Put(':policy')
  @Audited('decision.override')
  @ApiOperation({
    summary: 'Decide in the place of the machine',
    description: 'Holds at once, and until it is deleted, whatever the policy says of the image later.',
  })
  @ApiOkResponse({ standardSchema: standingSchema, description: 'What stands now.' })
  async override(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('id') id: string,
    @Param('policy') name: string,
    @Body({ schema: overrideBodySchema }) { action, note }: OverrideBody,
    @Req() request: AuthorisedRequest,
  ): Promise<StandingView> {
    return this.decide({ collection, id, name }, { action, note: note ?? null }, request);
  }

  @Delete(':policy')
  @HttpCode(204)
  @Audited('decision.withdraw')
  @ApiOperation({ summary: 'Leave the decision to the machine again' })
  @ApiNoContentResponse({ description: 'The machine decides.' })
  async withdraw(
    @Param('collection', CollectionPipe) collection: Collection,
    @Param('id') id: string,
    @Param('policy') name: string,
    @Req() request: AuthorisedRequest,
  ): Promise<void> {
    await this.decide({ collection, id, name }, { action: null, note: null }, request);
  }

  private async decide(
    { collection, id, name }: { collection: Collection; id: string; name: string },
    decision: { action: OverrideBody['action'] | null; note: string | null },
    { apiKey }: AuthorisedRequest,
  ): Promise<StandingView> {
    const { id: imageId } = await this.find(collection, id);
    const policy = await this.policies.find(collection.id, name);
    if (!policy) throw policyNotFound(name);
    const by = { keyId: apiKey?.id ?? null, keyName: apiKey?.name ?? null };
    const outcome = await this.decisions.override(imageId, policy, { ...decision, ...by });
    if (!outcome) throw imageNotFound();
    const { image } = outcome;
    if ('refused' in outcome) {
      throw new Problem(
        'image_not_indexed',
        `The image is ${image.state}: decide of it when it is indexed, or rejected by a policy.`,
      );
    }
    await this.payloads.refresh(image);
    if (outcome.isRequeued) await this.queue.add([imageId]).catch(() => undefined);
    return this.standingUnder(policy, imageId);
  }

  private async standingUnder({ id, name }: Policy, imageId: string): Promise<StandingView> {
    const standing = (await this.decisions.standingOf([imageId])).get(imageId) ?? [];
    const own = standing.find(({ policyId }) => policyId === id);
    return viewStanding(own ?? { policyId: id, policy: name, machine: null, person: null });
  }

  private async find(collection: Collection, id: string): Promise<ImageRecord> {
    const image = z.uuid().safeParse(id).success ? await this.images.find(collection.id, id, SEES_ALL) : null;
    if (!image) throw imageNotFound();
    return image;
  }
}

function imageNotFound(): Problem {
  return new Problem('image_not_found', 'There is no such image in this collection.');
}
