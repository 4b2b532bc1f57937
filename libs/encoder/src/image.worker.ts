import { workerData } from 'node:worker_threads';
import { Tensor } from 'onnxruntime-node';
import { imageShape, imageTensor } from './image-tensor.js';
import type { ImageTowerManifest } from './manifest.js';
import { memo } from './memo.js';
import { openSession, vectorsOf } from './session.js';

export interface ImageWorkerData {
  graph: string;
  dimension: number;
  tower: ImageTowerManifest;
}

const { graph, dimension, tower } = workerData as ImageWorkerData;

const session = memo(() => openSession(graph, [tower.input], [tower.output]));

export async function load(): Promise<void> {
  await session();
}

/** The vector of one picture, as the graph gives it. Pictures gain nothing from being run as a batch. */
export async function encode(pixels: Uint8Array): Promise<Float32Array> {
  const input = new Tensor('float32', imageTensor(pixels, tower), imageShape(tower));
  const outputs = await (await session()).run({ [tower.input]: input });
  return vectorsOf(outputs[tower.output], 1, dimension);
}
