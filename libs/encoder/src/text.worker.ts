import { readFile } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';
import { Tokenizer } from '@huggingface/tokenizers';
import { Tensor } from 'onnxruntime-node';
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
}

export interface TextBatch {
  /** One after the other, as the graph gives them. */
  vectors: Float32Array;
  truncated: boolean[];
  /** How many tokens of each text were read, the ends included. */
  tokens: number[];
}

const { graph, tokenizer, dimension, tower, threads } = workerData as TextWorkerData;

const parts = memo(async () => ({
  session: await openSession(
    graph,
    tower.attentionMask ? [tower.inputIds, tower.attentionMask] : [tower.inputIds],
    tower.output,
    threads,
  ),
  tokenizer: new Tokenizer(JSON.parse(await readFile(tokenizer, 'utf8')) as object, {}),
}));

export async function load(): Promise<void> {
  await parts();
}

export async function encode(texts: string[]): Promise<TextBatch> {
  const { session, tokenizer } = await parts();
  const fitted = texts.map((text) => tokenise(tokenizer, text));
  const rows = fitted.map(({ ids }) => ids);
  const vectors = new Float32Array(texts.length * dimension);
  for (const run of tower.padding === 'full' ? [[...rows.keys()]] : runsOfLikeLength(rows)) {
    const batch = padTokens(
      run.map((position) => rows[position]!),
      tower,
    );
    const outputs = await session.run(inputs(batch, run.length));
    const found = vectorsOf(outputs[tower.output], run.length, dimension);
    run.forEach((position, index) => {
      vectors.set(found.subarray(index * dimension, (index + 1) * dimension), position * dimension);
    });
  }
  return {
    vectors,
    truncated: fitted.map(({ truncated }) => truncated),
    tokens: rows.map((row) => row.length),
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
