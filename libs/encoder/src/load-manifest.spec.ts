import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadManifest } from './load-manifest.js';

const clip = fileURLToPath(new URL('../test/fixtures/clip', import.meta.url));

describe('loadManifest', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cliptext-model-'));
    cpSync(clip, folder, { recursive: true });
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const error = (code: string, ...words: string[]) =>
    expect.objectContaining({
      name: 'EncoderError',
      code,
      message: expect.stringMatching(new RegExp(words.join('.*'))),
    });

  it('gives what the file says', async () => {
    const content: unknown = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
    expect(await loadManifest(folder)).toEqual(content);
  });

  it('names each bad field', async () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as Record<string, unknown>;
    writeFileSync(
      join(folder, 'model.json'),
      JSON.stringify({ ...manifest, dimension: -1, neutral: 'none' }),
    );
    await expect(loadManifest(folder)).rejects.toEqual(
      error('manifest_invalid', 'model\\.json', 'dimension:', 'neutral:'),
    );
  });

  it('says when it is not JSON', async () => {
    writeFileSync(join(folder, 'model.json'), '{ "id": ');
    await expect(loadManifest(folder)).rejects.toEqual(error('manifest_invalid', 'model\\.json is not JSON'));
  });

  it.each(['model.json', 'tokenizer.json'])('says when %s is missing', async (file) => {
    rmSync(join(folder, file));
    await expect(loadManifest(folder)).rejects.toEqual(error('model_file_missing', file));
  });

  it('says when a file is another one than described', async () => {
    appendFileSync(join(folder, 'text.onnx'), 'more');
    await expect(loadManifest(folder)).rejects.toEqual(error('model_file_changed', 'text\\.onnx', 'sha256'));
  });

  it('does not tell where the folder is', async () => {
    rmSync(join(folder, 'image.onnx'));
    await expect(loadManifest(folder)).rejects.toMatchObject({
      message: expect.not.stringContaining(tmpdir()),
    });
  });
});
