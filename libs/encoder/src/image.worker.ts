import { workerData } from 'node:worker_threads';
import { Tensor } from 'onnxruntime-node';
import { outcomeOf, type EncodeOutcome } from './encode-outcome.js';
import { Gate } from './gate.js';
import { imageShape, imageTensor } from './image-tensor.js';
import type { ImageTowerManifest } from './manifest.js';
import { memo } from './memo.js';
import { openSession, vectorsOf } from './session.js';

export interface ImageWorkerData {
  graph: string;
  dimension: number;
  tower: ImageTowerManifest;
  gate: Gate['memory'];
}

const { graph, dimension, tower, gate } = workerData as ImageWorkerData;

const session = memo(() =>
  openSession(graph, { inputs: [tower.input], outputs: [tower.output], gate: new Gate(gate) }),
);

/** Encodes stripes: a graph that is not as the manifest says would fail every picture there is. */
export async function load(): Promise<void> {
  await encodePicture(new Uint8Array(tower.width * tower.height * 3).map((_, index) => index));
}

/** The vector of one picture, as the graph gives it. Pictures gain nothing from being run as a batch. */
export function encode(pixels: Uint8Array): Promise<EncodeOutcome<Float32Array>> {
  return outcomeOf(() => encodePicture(pixels));
}

async function encodePicture(pixels: Uint8Array): Promise<Float32Array> {
  const input = new Tensor('float32', imageTensor(pixels, tower), imageShape(tower));
  const outputs = await (await session()).run({ [tower.input]: input });
  return vectorsOf(outputs[tower.output], 1, dimension);
}
