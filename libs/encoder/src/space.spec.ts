import { fileURLToPath } from 'node:url';
import { loadManifest } from './load-manifest.js';
import type { Manifest } from './manifest.js';
import { spaceOf } from './space.js';

const clip = fileURLToPath(new URL('../test/fixtures/clip', import.meta.url));

describe('spaceOf', () => {
  let manifest: Manifest;

  beforeAll(async () => {
    manifest = await loadManifest(clip);
  });

  const withChecksum = (file: string) => ({
    ...manifest,
    files: { ...manifest.files, [file]: { sha256: '0'.repeat(64) } },
  });

  it('is the id, the version and a part that stands for the weights', () => {
    expect(spaceOf(manifest)).toMatch(/^tiny-clip@1#[0-9a-f]{12}$/);
    expect(spaceOf(structuredClone(manifest))).toBe(spaceOf(manifest));
  });

  it('changes with the version and with the weights of each tower', () => {
    const changed = [
      { ...manifest, version: '2' },
      withChecksum('image.onnx'),
      withChecksum('text.onnx'),
    ].map(spaceOf);
    expect(new Set([spaceOf(manifest), ...changed]).size).toBe(4);
  });

  it('changes with weights that a graph keeps in a file beside it', () => {
    const [withWeights, withOthers] = ['0', '1'].map((digit) => {
      const beside = { 'image.onnx.data': { sha256: digit.repeat(64) } };
      return spaceOf({ ...manifest, files: { ...manifest.files, ...beside } });
    });
    expect(withWeights).not.toBe(withOthers);
  });

  it('stays the same when only the background sample changes', () => {
    expect(spaceOf(withChecksum('background.f16'))).toBe(spaceOf(manifest));
  });
});
