// Loaded before the service's own code (`node --import`), which is real otherwise: makes one thing go wrong in the
// process, at the ports of the libs. What goes wrong is in the environment; see injected.ts.
import { existsSync, openSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const { FAULT_POINT, FAULT_CLOCK_OFFSET_MS, FAULT_DISK_FULL_WHILE } = process.env;
  if (FAULT_CLOCK_OFFSET_MS) moveClock(Number(FAULT_CLOCK_OFFSET_MS));
  if (FAULT_DISK_FULL_WHILE) await fillDisk(() => existsSync(FAULT_DISK_FULL_WHILE));
  if (FAULT_POINT) await arm(FAULT_POINT);
} else if (process.env.FAULT_THREAD) {
  await breakThread(process.env.FAULT_THREAD);
}

/** Makes a worker thread crash or hang on the one picture or text that is known to do so. */
async function breakThread(fault) {
  const { FAULT_INPUT, FAULT_PIPE } = process.env;
  const [{ default: sharp }, { InferenceSession }, { Tokenizer }] = await Promise.all([
    import('sharp'),
    import('onnxruntime-node'),
    import('@huggingface/tokenizers'),
  ]);
  const crash = () => process.exit(1);
  const hang = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  // Nothing but a writer ends this, which JavaScript cannot be stopped in.
  const hangInNativeCode = () => openSync(FAULT_PIPE, 'r');
  let isFaultyText = false;
  const onPicture = (fail) =>
    wrap([{ prototype: Object.getPrototypeOf(sharp()) }], 'metadata', function (call) {
      if (this.options.input.buffer?.includes(FAULT_INPUT)) fail();
      return call();
    });
  const onPixels = (fail) =>
    wrap([InferenceSession], 'run', (call, [feeds]) => {
      if (isOneColour(Object.values(feeds)[0])) fail();
      return call();
    });
  const onText = (fail) =>
    wrap([Tokenizer], 'encode', (call, [text]) => {
      if (text === FAULT_INPUT) fail();
      return call();
    });
  const onTokens = (fail) => {
    onText(() => (isFaultyText = true));
    wrap([InferenceSession], 'run', (call) => {
      if (isFaultyText) fail();
      return call();
    });
  };
  const faults = {
    'the decoder crashes on an image': () => onPicture(crash),
    'the decoder hangs on an image': () => onPicture(hang),
    'the encoder crashes on an image': () => onPixels(crash),
    'the encoder hangs on an image': () => onPixels(hangInNativeCode),
    'the encoder crashes on a text': () => onText(crash),
    'the tokenizer hangs on a text': () => onText(hang),
    'the encoder hangs on a text': () => onTokens(hangInNativeCode),
  };
  faults[fault]();
}

/** Whether this is a picture, all of one colour; photos are none. */
function isOneColour({ type, data }) {
  const channel = data.length / 3;
  return type === 'float32' && data.subarray(0, channel).every((value) => value === data[0]);
}

/** Ends the process, or its database server, when it comes to the point for the n-th time. */
async function arm(point) {
  const [blobs, catalog, encoder, jobs, embedded, qdrant] = await Promise.all(
    [
      'blob-store/src/index.js',
      'catalog/src/index.js',
      'encoder/src/index.js',
      'jobs/src/index.js',
      'vector-store/src/embedded/embedded-vector-space.js',
      'vector-store/src/qdrant/qdrant-vector-space.js',
    ].map((path) => import(`../../../dist/libs/${path}`)),
  );
  const blobStores = [blobs.FilesystemBlobStore, blobs.S3BlobStore];
  const spaces = [embedded.EmbeddedVectorSpace, qdrant.QdrantVectorSpace];
  const anyJob = (imageIds) => imageIds.length > 0;
  const points = {
    'after the blob': () => blobStores.forEach(afterKeep),
    'after the row': () => after([catalog.Images], 'admit'),
    'before the job is queued': () => before([jobs.IngestQueue], 'add', anyJob),
    'after the job is queued': () => after([jobs.IngestQueue], 'add', anyJob),
    'while encoding': () => during([encoder.Encoder], 'encodeImage'),
    'after the upsert': () => after(spaces, 'upsert'),
    'after the state, before the job is done': () => after([catalog.Images], 'markIndexed'),
    'after the tombstone': () => after([catalog.Images], 'delete'),
    'after a deleted vector': () => after(spaces, 'delete'),
    'after a page of a comparison': () => after([catalog.Comparisons], 'keep'),
    'after a deleted original': () => after(blobStores, 'remove'),
  };
  points[point]();
}

let timesReached = 0;

function reached() {
  timesReached += 1;
  if (timesReached !== Number(process.env.FAULT_TIMES)) return;
  const pid =
    process.env.FAULT_VICTIM === 'database'
      ? readFileSync(join(process.env.CLIPTEXT_DATA_DIR, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]
      : process.pid;
  process.kill(Number(pid), 'SIGKILL');
}

function wrap(classes, method, around) {
  for (const { prototype } of classes) {
    const original = prototype[method];
    prototype[method] = function (...args) {
      return around.call(this, () => original.apply(this, args), args);
    };
  }
}

function before(classes, method, counts = () => true) {
  wrap(classes, method, (call, args) => {
    if (counts(...args)) reached();
    return call();
  });
}

function during(classes, method) {
  wrap(classes, method, (call) => {
    const result = call();
    // By then the thread has its task.
    setTimeout(reached, 1);
    return result;
  });
}

function after(classes, method, counts = () => true) {
  wrap(classes, method, async (call, args) => {
    const result = await call();
    if (counts(...args)) reached();
    return result;
  });
}

function afterKeep(BlobStore) {
  wrap([BlobStore], 'stage', async (call) => {
    const staged = await call();
    const keep = async (key) => {
      await staged.keep(key);
      reached();
    };
    return { ...staged, keep };
  });
}

/** Files cannot grow while `isFull`: what the operating system says then, under the real blob store. */
async function fillDisk(isFull) {
  const file = await open('/dev/null');
  const { prototype } = file.constructor;
  await file.close();
  const refuse = (call) =>
    isFull()
      ? Promise.reject(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }))
      : call();
  wrap([{ prototype }], 'write', refuse);
  wrap([{ prototype }], 'writeFile', refuse);
}

function moveClock(offsetMs) {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      super(...(args.length === 0 ? [RealDate.now() + offsetMs] : args));
    }
    static now() {
      return RealDate.now() + offsetMs;
    }
  };
}
