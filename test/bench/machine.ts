import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@cliptext/config';

const PACKAGES = [
  '@nestjs/core',
  'fastify',
  'onnxruntime-node',
  'sharp',
  '@huggingface/tokenizers',
  'bullmq',
  'pg',
  '@huggingface/transformers',
];

/** What figures can only be compared within. */
export type Machine = {
  measuredAt: string;
  cpu: string;
  cores: number;
  memoryMb: number;
  platform: string;
  /** Over 1, 5 and 15 minutes, before anything is measured: what else the machine was doing. */
  loadAverage: number[];
  node: string;
  /** Null: not installed. */
  packages: Record<string, string | null>;
};

export async function describeMachine(): Promise<Machine> {
  const versions = await Promise.all(PACKAGES.map(async (name) => [name, await versionOf(name)] as const));
  return {
    measuredAt: new Date().toISOString(),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryMb: Math.round(totalmem() / 1e6),
    platform: `${process.platform} ${process.arch}`,
    loadAverage: loadavg().map((load) => Math.round(load * 100) / 100),
    node: process.version,
    packages: Object.fromEntries(versions),
  };
}

async function versionOf(name: string): Promise<string | null> {
  try {
    const manifest = await readFile(join(projectRoot, 'node_modules', name, 'package.json'), 'utf8');
    return (JSON.parse(manifest) as { version: string }).version;
  } catch {
    return null;
  }
}
