import { Injectable } from '@nestjs/common';
import {
  LabelSets,
  moderationFlags,
  Policies,
  type Collection,
  type Judgement,
  type LabelSet,
  type Policy,
  type Standing,
} from '@cliptext/catalog';
import { Encoder, TextEncoder } from '@cliptext/encoder';
import {
  ATYPICAL_BELOW,
  judgedTags,
  judgePolicy,
  typicalityOf,
  type LabelTexts,
  type PolicyTexts,
} from '@cliptext/ranking';
import { LRUCache } from 'lru-cache';
import { decide, type Decided } from './decide.js';

/** What is known of an image before it is judged. */
export type Known = {
  /** As it was found before, of the same embedding; null where it was not. */
  typicality: number | null;
  /** What stands of it under policies. */
  standing: readonly Standing[];
};

/** Judges images of one collection by their embeddings. */
export type Judge = {
  /** Whether it has to know what stands of an image. */
  hasPolicies: boolean;
  judge(embedding: Float32Array, known: Known): Judged;
};

/** A judgement, and the policy that rejects the image, if any does. */
export type Judged = { judgement: Judgement; rejection: Decided | null };

/** Collections whose texts are kept encoded. */
const CACHED_COLLECTIONS = 100;

/** Flags an image that is unlike what the model knows. */
const ATYPICAL = 'atypical';

/** Probabilities are kept to this many digits. */
const DIGITS = 4;

/** Makes the judges of collections out of their label sets and policies, each once for an evaluation. */
@Injectable()
export class Evaluator {
  private readonly judges = new LRUCache<string, Promise<Judge>>({ max: CACHED_COLLECTIONS });

  constructor(
    private readonly labelSets: LabelSets,
    private readonly policies: Policies,
    private readonly encoder: Encoder,
    private readonly texts: TextEncoder,
  ) {}

  /**
   * @param collection as it was read before its label sets and policies are read here: a judgement may be by something newer than
   *   it says, and is then made again, but never by something older
   */
  judgeOf(collection: Collection): Promise<Judge> {
    const key = `${collection.id} ${collection.evaluation}`;
    const kept = this.judges.get(key);
    if (kept) return kept;
    const judge = this.makeJudge(collection);
    this.judges.set(key, judge);
    judge.catch(() => this.judges.delete(key));
    return judge;
  }

  /** A collection without label sets and policies needs no text encoder. */
  private async makeJudge(collection: Collection): Promise<Judge> {
    const labelSets = await this.labelSets.listTagging(collection.id);
    const encoded: LabelTexts[] = [];
    for (const labelSet of labelSets) encoded.push(await this.encode(labelSet, collection));
    const policies = await this.policies.list(collection.id);
    const policyTexts: { policy: Policy; texts: PolicyTexts }[] = [];
    for (const policy of policies) {
      policyTexts.push({ policy, texts: await this.texts.encodePolicy(policy, collection.templates) });
    }
    const scale = await this.encoder.typicalityScale();
    const { logitScale } = this.encoder.manifest.head;
    const { evaluation } = collection;
    const judge = (embedding: Float32Array, known: Known): Judged => {
      const tags = judgedTags(embedding, encoded, { logitScale, temperature: 1 });
      const rounded = Array.from(tags, ([tag, probability]) => [tag, Number(probability.toFixed(DIGITS))]);
      const typicality = known.typicality ?? typicalityOf(embedding, scale);
      const judged = policyTexts.map(({ policy, texts }) => ({
        policy,
        judgement: judgePolicy(embedding, texts, logitScale),
      }));
      const { decided, made } = decide(judged, known.standing);
      return {
        judgement: {
          evaluation,
          tags: [...tags.keys()].sort(),
          tagProbabilities: Object.fromEntries(rounded),
          typicality,
          flags: [...(typicality < ATYPICAL_BELOW ? [ATYPICAL] : []), ...moderationFlags(decided)],
          decisions: made,
        },
        rejection: decided.find(({ action }) => action === 'reject') ?? null,
      };
    };
    return { hasPolicies: policies.length > 0, judge };
  }

  private async encode(labelSet: LabelSet, collection: Collection): Promise<LabelTexts> {
    const { labels, contrast, cut } = labelSet;
    const templates = labelSet.templates ?? collection.templates;
    const texts = [...labels.map(({ phrases }) => phrases), ...contrast.map((text) => [text])];
    const encoded = await this.texts.encodeEach(texts, templates);
    return {
      labels: labels.map(({ name }, index) => ({ name, ...encoded[index]! })),
      contrast: encoded.slice(labels.length),
      cut,
    };
  }
}
