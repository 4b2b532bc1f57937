import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImageDecoder } from '@cliptext/images';
import { jest } from '@jest/globals';
import { untilTrue } from '../../../test/support/until.js';
import { bigPhoto, fullyDecoded } from '../../images/test/pictures.js';
import { Encoder, type EncoderOptions } from './encoder.js';

interface Expected {
  tokenStates?: { text: string; states: number[] };
  images: { file: string; embedding: number[] }[];
  texts: { text: string; truncated: boolean; embedding: number[] }[];
}

const fixtures = fileURLToPath(new URL('../test/fixtures/', import.meta.url));
const starterModel = fileURLToPath(new URL('../../../models/starter', import.meta.url));

function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

/** The starter model's fixtures also hold what its unquantised original gave. */
function starterExpected(): Expected {
  const { images, texts } = readJson(fixtures, 'starter/fixtures.json') as {
    images: { file: string; embedding_shipped: number[] }[];
    texts: { text: string; input_ids: number[]; embedding_shipped: number[] }[];
  };
  return {
    images: images.map(({ file, embedding_shipped }) => ({
      file: join('../starter', file),
      embedding: embedding_shipped,
    })),
    texts: texts.map(({ text, input_ids, embedding_shipped }) => ({
      text,
      truncated: input_ids.length === 64,
      embedding: embedding_shipped,
    })),
  };
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let index = 0; index < a.length; index++) {
    product += a[index]! * b[index]!;
    squaresA += a[index]! ** 2;
    squaresB += b[index]! ** 2;
  }
  return product / Math.sqrt(squaresA * squaresB);
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}

const closing: (() => Promise<void>)[] = [];

async function openEncoder(options: EncoderOptions): Promise<Encoder> {
  const encoder = await Encoder.open(options);
  closing.push(() => encoder.close());
  return encoder;
}

let decoder: ImageDecoder;

beforeAll(() => {
  decoder = new ImageDecoder({ threads: 1, maxMegapixels: 50, maxSideRatio: 100 });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(closing.splice(0).map((close) => close()));
});

afterAll(async () => {
  await decoder.close();
});

describe.each([
  ['the starter model', starterModel, starterExpected()],
  ['a model like CLIP', join(fixtures, 'clip'), readJson(fixtures, 'clip/expected.json') as Expected],
  ['a model like SigLIP', join(fixtures, 'siglip'), readJson(fixtures, 'siglip/expected.json') as Expected],
  [
    'a model like multilingual CLIP',
    join(fixtures, 'multilingual'),
    readJson(fixtures, 'multilingual/expected.json') as Expected,
  ],
])('Encoder with %s', (_, modelFolder, expected) => {
  it('gives the reference vectors for images of every shape', async () => {
    const encoder = await openEncoder({ modelFolder });
    for (const { file, embedding } of expected.images) {
      const { pixels } = await decoder.decode(
        readFileSync(join(fixtures, 'starter', file)),
        encoder.geometry,
      );
      const vector = await encoder.encodeImage(pixels);
      expect(vector).toHaveLength(encoder.dimension);
      expect(lengthOf(vector)).toBeCloseTo(1, 5);
      expect({ file, close: cosine(vector, embedding) >= 0.999 }).toEqual({ file, close: true });
    }
  });

  it('gives the reference vectors for texts, alone and in a batch', async () => {
    const encoder = await openEncoder({ modelFolder, cachedTexts: 1 });
    const texts = expected.texts.map(({ text }) => text);
    const together = await encoder.encodeTexts(texts);
    for (const [index, { text, truncated, embedding }] of expected.texts.entries()) {
      const [alone] = await encoder.encodeTexts([text]);
      for (const encoded of [together[index]!, alone!]) {
        expect(encoded.vector).toHaveLength(encoder.dimension);
        expect(lengthOf(encoded.vector)).toBeCloseTo(1, 5);
        expect({ text, truncated: encoded.truncated }).toEqual({ text, truncated });
        expect({ text, close: cosine(encoded.vector, embedding) >= 0.999 }).toEqual({ text, close: true });
      }
    }
    expect(expected.texts.some(({ truncated }) => truncated)).toBe(true);
  });

  it('gives the reference states of tokens, padded to the limit, or says that it has none', async () => {
    const encoder = await openEncoder({ modelFolder });
    if (!expected.tokenStates) {
      await expect(encoder.encodeTokens(['a dog'])).rejects.toMatchObject({ code: 'no_token_states' });
      return;
    }
    const { text, states } = expected.tokenStates;
    const [long, short] = await encoder.encodeTokens([expected.texts.at(-1)!.text, text]);
    expect(short!.states).toHaveLength(states.length);
    states.forEach((state, index) => expect(short!.states[index]).toBeCloseTo(state, 3));
    const [plain] = await encoder.encodeTexts([text]);
    expect(short).toMatchObject({ tokens: plain!.tokens, truncated: false });
    expect(cosine(short!.vector, plain!.vector)).toBeGreaterThan(0.99999);
    expect(long).toMatchObject({ tokens: encoder.manifest.text.maxTokens, truncated: true });
  });

  it('brings its background sample', async () => {
    const encoder = await openEncoder({ modelFolder });
    const { count, vectors } = await encoder.background();
    expect(count).toBe(encoder.manifest.background.count);
    expect(vectors).toHaveLength(count * encoder.dimension);
    expect(lengthOf(vectors.subarray(0, encoder.dimension))).toBeCloseTo(1, 5);
    expect(lengthOf(vectors.subarray(-encoder.dimension))).toBeCloseTo(1, 5);
  });
});

describe('Encoder', () => {
  const modelFolder = join(fixtures, 'clip');

  it('sees a big photo, decoded at a fraction of its size, as it sees the whole', async () => {
    const encoder = await openEncoder({ modelFolder: starterModel });
    const photo = readFileSync(join(fixtures, 'starter/images/cc0_6_longsleeve.jpg'));
    const big = await bigPhoto(photo, 4000, 3000);
    const { pixels } = await decoder.decode(big, encoder.geometry);
    const whole = await fullyDecoded(big, encoder.geometry);
    expect(cosine(await encoder.encodeImage(pixels), await encoder.encodeImage(whole))).toBeGreaterThan(
      0.999,
    );
  });

  it('refuses texts when too many wait already, not those that it has', async () => {
    const encoder = await openEncoder({ modelFolder, maxWaitingTexts: 2 });
    await encoder.encodeTexts(['known']);
    const waiting = encoder.encodeTexts(['one', 'two']);
    await expect(encoder.encodeTexts(['three'])).rejects.toMatchObject({ code: 'encoder_busy' });
    expect(await encoder.encodeTexts(['known'])).toHaveLength(1);
    expect(await waiting).toHaveLength(2);
    expect(await encoder.encodeTexts(['three'])).toHaveLength(1);
  });

  it('loads no image tower to encode texts, and tries again after a failure', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cliptext-model-'));
    try {
      cpSync(modelFolder, folder, { recursive: true });
      const broken = Buffer.from('not a graph');
      const manifest = readJson(folder, 'model.json') as { files: Record<string, { sha256: string }> };
      manifest.files['image.onnx']!.sha256 = createHash('sha256').update(broken).digest('hex');
      writeFileSync(join(folder, 'model.json'), JSON.stringify(manifest));
      writeFileSync(join(folder, 'image.onnx'), broken);

      const encoder = await openEncoder({ modelFolder: folder });
      await encoder.loadTextTower();
      expect(await encoder.encodeTexts(['a dog'])).toHaveLength(1);

      await expect(encoder.loadImageTower()).rejects.toMatchObject({
        code: 'tower_unavailable',
        message: expect.stringContaining('image tower'),
      });
      cpSync(join(modelFolder, 'image.onnx'), join(folder, 'image.onnx'));
      await encoder.loadImageTower();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  describe('with a manifest that is not as its files are', () => {
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'cliptext-model-'));
      cpSync(modelFolder, folder, { recursive: true });
    });

    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    function change(part: 'image' | 'text' | 'background', change: Record<string, unknown>): void {
      const manifest = readJson(folder, 'model.json') as Record<typeof part, object>;
      Object.assign(manifest[part], change);
      writeFileSync(join(folder, 'model.json'), JSON.stringify(manifest));
    }

    it('says which name a graph lacks', async () => {
      change('text', { output: 'sentence_embedding' });
      const encoder = await openEncoder({ modelFolder: folder });
      await expect(encoder.encodeTexts(['a dog'])).rejects.toThrow(
        'the graph has no sentence_embedding; it takes input_ids and gives text_embeds',
      );
    });

    it('loads no tower that would fail every picture or text', async () => {
      change('image', { width: 80 });
      change('text', { output: 'last_hidden_state' });
      const encoder = await openEncoder({ modelFolder: folder });
      await expect(encoder.loadImageTower()).rejects.toMatchObject({
        code: 'tower_unavailable',
        message: expect.stringContaining('Got: 80 Expected: 96'),
      });
      await expect(encoder.loadTextTower()).rejects.toMatchObject({
        code: 'tower_unavailable',
        message: expect.stringMatching(/shape \[1, \d+, 16\] instead of float32 \[1, 16\]/),
      });
    });

    it('is not opened with a background sample of another size', async () => {
      const { background } = readJson(folder, 'model.json') as { background: { count: number } };
      change('background', { count: background.count + 1 });
      await expect(openEncoder({ modelFolder: folder })).rejects.toMatchObject({ code: 'manifest_invalid' });
    });
  });

  /** The texts of each run of the text tower. */
  const textsOf = ({ mock }: { mock: { calls: [{ texts: string[] }][] } }) =>
    mock.calls.map(([{ texts }]) => texts);

  it('runs the texts of concurrent requests together', async () => {
    const encoder = await openEncoder({ modelFolder });
    const run = jest.spyOn(encoder['textTower'], 'run');
    const [first, second] = await Promise.all([
      encoder.encodeTexts(['a dog', 'a cat']),
      encoder.encodeTexts(['a bird']),
    ]);
    expect(textsOf(run)).toEqual([['a dog', 'a cat', 'a bird']]);
    expect([first.length, second.length]).toEqual([2, 1]);
  });

  it('encodes a text once, until others have taken its place', async () => {
    const encoder = await openEncoder({ modelFolder, cachedTexts: 2 });
    const run = jest.spyOn(encoder['textTower'], 'run');
    const [first, again] = await encoder.encodeTexts(['a dog', 'a dog']);
    const [later] = await encoder.encodeTexts(['a dog']);
    expect(again!.vector).toBe(first!.vector);
    expect(later!.vector).toBe(first!.vector);
    expect(textsOf(run)).toEqual([['a dog']]);

    await encoder.encodeTexts(['a cat', 'a bird']);
    await encoder.encodeTexts(['a dog']);
    expect(textsOf(run)).toEqual([['a dog'], ['a cat', 'a bird'], ['a dog']]);
  });

  it('does not keep a failure', async () => {
    const encoder = await openEncoder({ modelFolder });
    jest.spyOn(encoder['textTower'], 'run').mockRejectedValueOnce(new Error('out of luck'));
    await expect(encoder.encodeTexts(['a dog'])).rejects.toThrow('out of luck');
    await expect(encoder.encodeTexts(['a dog'])).resolves.toHaveLength(1);
  });

  it('goes on when a thread of a tower dies', async () => {
    const encoder = await openEncoder({ modelFolder });
    await encoder.loadTextTower();
    await encoder['textTower']['idle'][0]!['pool'].threads[0]!.terminate();
    await expect(encoder.encodeTexts(['a dog'])).resolves.toHaveLength(1);
  });

  it('encodes images in several threads at a time', async () => {
    const encoder = await openEncoder({ modelFolder, imageThreads: 2 });
    const images = Array.from({ length: 6 }, (_, index) => new Uint8Array(96 * 96 * 3).fill(index * 40));
    const vectors = await Promise.all(images.map((pixels) => encoder.encodeImage(pixels)));
    for (const [index, vector] of vectors.entries()) {
      expect(vector).toEqual(await encoder.encodeImage(images[index]!));
    }
  });

  it('leaves the calling thread free', async () => {
    const encoder = await openEncoder({ modelFolder: starterModel });
    await encoder.loadImageTower();
    const { width, height } = encoder.geometry;
    let encoded = false;
    const encoding = encoder.encodeImage(new Uint8Array(width * height * 3)).finally(() => (encoded = true));
    let turns = 0;
    while (!encoded) {
      await new Promise((resolve) => setImmediate(resolve));
      turns++;
    }
    await encoding;
    expect(turns).toBeGreaterThan(100);
  });

  it('says so when it is closed, before and after', async () => {
    const encoder = await openEncoder({ modelFolder });
    await encoder.loadTextTower();
    const outcome = expect(encoder.encodeTexts(['a dog'])).rejects.toMatchObject({ code: 'encoder_closed' });
    await encoder.close();
    await outcome;
    await expect(encoder.encodeTexts(['a cat'])).rejects.toMatchObject({ code: 'encoder_closed' });
    await expect(encoder.loadImageTower()).rejects.toMatchObject({ code: 'encoder_closed' });
  });

  it('lets a run under way end when it is closed', async () => {
    const encoder = await openEncoder({ modelFolder: starterModel });
    await encoder.loadImageTower();
    const { width, height } = encoder.geometry;
    const encoding = encoder.encodeImage(new Uint8Array(width * height * 3));
    await new Promise((resolve) => setImmediate(resolve));
    await encoder.close();
    expect(await encoding).toHaveLength(encoder.dimension);
  });

  it('gives up what takes too long, and ends its thread when that is safe', async () => {
    const encoder = await openEncoder({ modelFolder: starterModel, timeLimitMs: 1 });
    await encoder.loadTextTower();
    const tower = encoder['textTower'];
    const text = 'a long text about nothing in particular '.repeat(10);
    await expect(encoder.encodeTexts([text])).rejects.toMatchObject({
      code: 'encoding_timeout',
      message: expect.stringContaining('ENCODE_TIMEOUT_SECONDS'),
    });
    await untilTrue(() => Promise.resolve(tower['stuck'].size === 0));
    await expect(encoder.encodeTexts([text])).rejects.toMatchObject({ code: 'encoding_timeout' });
  });

  it('refuses pixels of another size', async () => {
    const encoder = await openEncoder({ modelFolder });
    await expect(encoder.encodeImage(new Uint8Array(12))).rejects.toMatchObject({
      code: 'encoding_failed',
      message: 'An image has 27648 bytes here, not 12.',
    });
  });
});
