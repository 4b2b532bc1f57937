import { Inject, Injectable } from '@nestjs/common';
import { Policies, type Collection } from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Encoder, TextEncoder } from '@cliptext/encoder';
import { Problem, type Viewer } from '@cliptext/http';
import { judgePolicy } from '@cliptext/ranking';
import { QueryImage } from '../search/query-image.js';
import { KeptTextCheck } from '../zero-shot/kept-text-check.js';
import { checkLengths, truncationNotices } from '../zero-shot/text-checks.js';
import type { ModerateAnswer, ModerateRequest } from './moderate-schemas.js';
import { policyNotFound } from './policy-not-found.js';
import { textsOf, type PolicyBody } from './policy-schemas.js';

type JudgingPolicy = PolicyBody & { name: string | null };

type Subject = { vector: Float32Array; isText: boolean; notices: ModerateAnswer['notices'] };

const ROUGH: ModerateAnswer['notices'][number] = {
  code: 'text_by_similarity',
  message:
    'A text is judged by how much it reads like the policy’s texts: "no guns" reads like "guns", and insults or intent are not seen.',
  remedy: 'Use a classifier made for texts where that matters.',
};

/** Judges a picture or a text by the policies of a collection. Nothing is kept. */
@Injectable()
export class ModerateService {
  constructor(
    private readonly policies: Policies,
    private readonly encoder: Encoder,
    private readonly texts: TextEncoder,
    private readonly queryImage: QueryImage,
    private readonly textCheck: KeptTextCheck,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async moderate(collection: Collection, request: ModerateRequest, viewer: Viewer): Promise<ModerateAnswer> {
    const policies = await this.chosen(collection, request);
    const { vector, isText, notices } = await this.subjectOf(collection, request, viewer);
    const { logitScale } = this.encoder.manifest.head;
    const judged: ModerateAnswer['policies'] = [];
    for (const policy of policies) {
      const encoded = await this.texts.encodePolicy(policy, collection.templates);
      const texts = isText ? await this.texts.comparedWithTexts(encoded) : encoded;
      if (!texts) throw noTexts();
      const { probability, evidence } = judgePolicy(vector, texts, logitScale);
      const { name, threshold, action } = policy;
      const matched = probability >= threshold;
      judged.push({ policy: name, probability, matched, threshold, action, evidence });
    }
    return { policies: judged, notices, space: this.encoder.space };
  }

  /** @throws Problem `policy_not_found`, `invalid_request` when a text of the draft is too long */
  private async chosen(
    collection: Collection,
    { policies: names, draft }: ModerateRequest,
  ): Promise<JudgingPolicy[]> {
    if (draft) {
      const texts = textsOf(draft).map(({ pointer, text }) => ({ pointer: `/draft${pointer}`, text }));
      await this.textCheck.check(texts, null, collection);
      return [{ ...draft, name: null }];
    }
    const policies = await this.policies.list(collection.id);
    if (!names) return policies;
    return names.map((name, index) => {
      const policy = policies.find((one) => one.name === name);
      if (!policy) throw policyNotFound(name, `/policies/${index}`);
      return policy;
    });
  }

  private async subjectOf(
    collection: Collection,
    { image, text }: ModerateRequest,
    viewer: Viewer,
  ): Promise<Subject> {
    if (image) {
      return { vector: await this.queryImage.of(collection, image, viewer), isText: false, notices: [] };
    }
    if (text === undefined) throw new Error('A request without a picture needs a text');
    checkLengths([{ pointer: '/text', text }], this.settings.maxPromptCharacters);
    const { vector, truncated } = await this.texts.encode(text, collection.templates);
    return { vector, isText: true, notices: [ROUGH, ...truncationNotices(truncated ? [text] : [])] };
  }
}

function noTexts(): Problem {
  const detail = 'needs a model that lists concepts, which texts are compared with';
  return new Problem('not_calibrated', 'This model lists no concepts to compare texts with: send pictures.', {
    errors: [{ pointer: '/text', detail }],
  });
}
