import { readFile } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';
import { Tokenizer } from '@huggingface/tokenizers';
import { Tensor } from 'onnxruntime-node';
import { outcomeOf, type EncodeOutcome } from './encode-outcome.js';
import { Gate } from './gate.js';
import type { TextTowerManifest } from './manifest.js';
import { memo } from './memo.js';
import { openSession, vectorsOf } from './session.js';
import { fitTokens, padTokens, runsOfLikeLength, type FittedTokens, type TokenBatch } from './tokens.js';

export interface TextWorkerData {
  graph: string;
  tokenizer: string;
  dimension: number;
  tower: TextTowerManifest;
  threads: number;
  gate: Gate['memory'];
}

export interface TextTask {
  texts: string[];
  /** Whether the states of the tokens are wanted too; only of a tower that has them. */
  withTokenStates: boolean;
}

export interface TextBatch {
  /** One after the other, as the graph gives them. */
  vectors: Float32Array;
  truncated: boolean[];
  /** How many tokens of each text were read, the ends included. */
  tokens: number[];
  /** Text after text the states of `maxTokens` tokens, padding included; empty where they are not wanted. */
  tokenStates: Float32Array;
}

const { graph, tokenizer, dimension, tower, threads, gate } = workerData as TextWorkerData;

const parts = memo(async () => ({
  session: await openSession(graph, {
    inputs: tower.attentionMask ? [tower.inputIds, tower.attentionMask] : [tower.inputIds],
    outputs: tower.tokenStates ? [tower.output, tower.tokenStates.output] : [tower.output],
    threads,
    gate: new Gate(gate),
  }),
  tokenizer: new Tokenizer(JSON.parse(await readFile(tokenizer, 'utf8')) as object, {}),
}));

/** Encodes a text of full length: a graph that is not as the manifest says would fail every text, or every long one. */
export async function load(): Promise<void> {
  const text = 'a '.repeat(tower.maxTokens);
  await encodeTexts({ texts: [text], withTokenStates: tower.tokenStates !== undefined });
}

export function encode(task: TextTask): Promise<EncodeOutcome<TextBatch>> {
  return outcomeOf(() => encodeTexts(task));
}

async function encodeTexts({ texts, withTokenStates }: TextTask): Promise<TextBatch> {
  const { session, tokenizer } = await parts();
  const fitted = texts.map((text) => tokenise(tokenizer, text));
  const rows = fitted.map(({ ids }) => ids);
  const vectors = new Float32Array(texts.length * dimension);
  let tokenStates: Float32Array = new Float32Array();
  const wanted = withTokenStates ? tower.tokenStates : undefined;
  const padding = wanted ? 'full' : tower.padding;
  for (const run of padding === 'full' ? [[...rows.keys()]] : runsOfLikeLength(rows)) {
    const batch = padTokens(
      run.map((position) => rows[position]!),
      { ...tower, padding },
    );
    const fetches = wanted ? [tower.output, wanted.output] : [tower.output];
    const outputs = await session.run(inputs(batch, run.length), fetches);
    const found = vectorsOf(outputs[tower.output], run.length, dimension);
    if (wanted) {
      tokenStates = vectorsOf(outputs[wanted.output], run.length, tower.maxTokens, wanted.dimension);
    }
    run.forEach((position, index) => {
      vectors.set(found.subarray(index * dimension, (index + 1) * dimension), position * dimension);
    });
  }
  return {
    vectors,
    truncated: fitted.map(({ truncated }) => truncated),
    tokens: rows.map((row) => row.length),
    tokenStates,
  };
}

function tokenise(tokenizer: Tokenizer, text: string): FittedTokens {
  return fitTokens(tokenizer.encode(tower.lowercase ? text.toLowerCase() : text).ids, tower);
}

function inputs({ length, ids, mask }: TokenBatch, rows: number): Record<string, Tensor> {
  const feeds = { [tower.inputIds]: idTensor(ids, [rows, length]) };
  if (tower.attentionMask) feeds[tower.attentionMask] = idTensor(mask, [rows, length]);
  return feeds;
}

function idTensor(values: readonly number[], shape: number[]): Tensor {
  return tower.dtype === 'int32'
    ? new Tensor('int32', Int32Array.from(values), shape)
    : new Tensor('int64', BigInt64Array.from(values, BigInt), shape);
}
