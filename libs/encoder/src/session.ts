import { InferenceSession, type Tensor } from 'onnxruntime-node';
import type { Gate } from './gate.js';

export interface SessionOptions {
  /** What the graph has to have, by the names of the manifest. */
  inputs: readonly string[];
  outputs: readonly string[];
  /** How many threads work on one run; they sleep between runs, for others need the cores then. Default 1. */
  threads?: number;
  /** Every run passes it. */
  gate: Gate;
}

export interface Session {
  /** @param outputs those that are wanted; default all */
  run(inputs: Record<string, Tensor>, outputs?: readonly string[]): Promise<InferenceSession.ReturnType>;
}

/** Opens a graph, and checks that it has the inputs and the outputs that the manifest names. */
export async function openSession(
  path: string,
  { inputs, outputs, threads = 1, gate }: SessionOptions,
): Promise<Session> {
  const session = await InferenceSession.create(path, {
    intraOpNumThreads: threads,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  });
  const absent = [
    ...inputs.filter((name) => !session.inputNames.includes(name)),
    ...outputs.filter((name) => !session.outputNames.includes(name)),
  ];
  if (absent.length > 0) {
    throw new Error(
      `the graph has no ${absent.join(', ')}; it takes ${session.inputNames.join(', ')} and gives ${session.outputNames.join(', ')}`,
    );
  }
  return { run: (feeds, fetches = session.outputNames) => gate.pass(() => session.run(feeds, fetches)) };
}

/** The vectors of a batch, one after the other: as many numbers as the product of the shape. */
export function vectorsOf(output: Tensor | undefined, ...shape: number[]): Float32Array {
  if (
    !(output?.data instanceof Float32Array) ||
    output.data.length !== shape.reduce((size, length) => size * length)
  ) {
    throw new Error(
      `the graph gives ${output?.type} of shape [${output?.dims.join(', ')}] instead of float32 [${shape.join(', ')}]`,
    );
  }
  return output.data;
}
