import { ApiError, UNREACHABLE } from '../api/api-problem.js';
import type { ImageRecord, UploadedImage } from '../api/api-types.js';
import { UploadQueue, type UploadState } from './upload-queue.js';

type Outcome = Pick<ImageRecord, 'state' | 'failure'>;

describe('UploadQueue', () => {
  const accepted = (id: string): UploadedImage => ({ id, status: 'accepted', fileName: id });
  const record = (state: Outcome['state'], failure?: Outcome['failure']): Outcome => ({
    state,
    ...(failure && { failure }),
  });
  const file = (name: string) => new File(['bytes'], name);

  /** A queue whose sends end when the test says so. */
  function setUp(look: (id: string) => Promise<Outcome> = () => Promise.resolve(record('indexed'))) {
    const sent = new Map<
      string,
      { progress: (share: number) => void; end: (image: UploadedImage | Error) => void }
    >();
    const queue = new UploadQueue({
      send: (_, { name }, progress) =>
        new Promise((resolve, reject) => {
          sent.set(name, {
            progress,
            end: (image) => (image instanceof Error ? reject(image) : resolve(image)),
          });
        }),
      look: (_, id) => look(id),
      reasonDeleted: 'deleted',
    });
    const stateOf = (name: string) => queue.snapshot().find((upload) => upload.file.name === name)?.state;
    const untilState = (name: string, state: UploadState['name']) =>
      new Promise<void>((resolve) => {
        const check = () => stateOf(name)?.name === state && (stop(), resolve());
        const stop = queue.subscribe(check);
        check();
      });
    return { queue, sent, stateOf, untilState };
  }

  it('sends three at once, in order, and tells the progress', async () => {
    const { queue, sent, stateOf, untilState } = setUp();
    queue.add(['a', 'b', 'c', 'd'].map(file), 'default');
    expect([...sent.keys()]).toEqual(['a', 'b', 'c']);
    expect(stateOf('d')).toEqual({ name: 'waiting' });

    sent.get('b')!.progress(0.5);
    expect(stateOf('b')).toEqual({ name: 'uploading', share: 0.5 });

    sent.get('b')!.end(accepted('1'));
    await untilState('d', 'uploading');
    expect([...sent.keys()]).toEqual(['a', 'b', 'c', 'd']);
    expect(stateOf('b')).toEqual({ name: 'indexing', id: '1' });
  });

  it('says what the server said of each file', async () => {
    const { queue, sent, stateOf, untilState } = setUp();
    queue.add(['twice', 'text'].map(file), 'default');
    sent.get('twice')!.end({ id: '1', status: 'duplicate', fileName: '1' });
    const problem = { status: 422, title: 'Not taken', detail: 'not a picture', code: 'unsupported_type' };
    sent.get('text')!.end(new ApiError(problem));
    await Promise.all([untilState('twice', 'duplicate'), untilState('text', 'rejected')]);
    expect(stateOf('text')).toEqual({ name: 'rejected', reason: 'not a picture' });
  });

  it('sends a file again after a broken request', async () => {
    const { queue, sent, stateOf, untilState } = setUp();
    queue.add([file('a')], 'default');
    sent.get('a')!.end(new ApiError(UNREACHABLE));
    await untilState('a', 'broken');
    expect(stateOf('a')).toEqual({ name: 'broken', reason: UNREACHABLE.title });

    queue.retry(queue.snapshot()[0]!.key);
    sent.get('a')!.end(accepted('1'));
    await untilState('a', 'indexing');
  });

  it('learns how indexing ended, and asks again where no answer came', async () => {
    const answers: Record<string, () => Promise<Outcome>> = {
      1: () => Promise.resolve(record('indexed')),
      2: () =>
        Promise.resolve(record('failed', { code: 'truncated', detail: 'the file ends early', attempts: 1 })),
      3: () => Promise.reject(new ApiError(UNREACHABLE)),
    };
    const { queue, sent, stateOf, untilState } = setUp((id) => answers[id]!());
    queue.add(['1', '2', '3'].map(file), 'default');
    for (const id of ['1', '2', '3']) sent.get(id)!.end(accepted(id));
    await Promise.all(['1', '2', '3'].map((id) => untilState(id, 'indexing')));

    await queue.look();
    expect(stateOf('1')).toEqual({ name: 'indexed', id: '1' });
    expect(stateOf('2')).toEqual({ name: 'failed', id: '2', reason: 'the file ends early' });
    expect(stateOf('3')).toEqual({ name: 'indexing', id: '3' });

    answers[3] = () => Promise.resolve(record('indexed'));
    await queue.look();
    expect(stateOf('3')).toEqual({ name: 'indexed', id: '3' });
  });

  it('learns from events how indexing ended', async () => {
    const { queue, sent, stateOf, untilState } = setUp();
    queue.add(['1', '2'].map(file), 'default');
    for (const id of ['1', '2']) sent.get(id)!.end(accepted(id));
    await Promise.all(['1', '2'].map((id) => untilState(id, 'indexing')));

    const failure = { code: 'truncated', detail: 'the file ends early' };
    for (const id of ['other', '1', '2'])
      queue.hear({ name: 'image', data: { collection: 'default', id, state: 'failed', failure } });
    expect(stateOf('1')).toEqual({ name: 'failed', id: '1', reason: 'the file ends early' });
    expect(stateOf('2')).toEqual({ name: 'failed', id: '2', reason: 'the file ends early' });
  });

  it('asks after every picture in turns when there are many', async () => {
    const asked: string[] = [];
    const { queue, sent, untilState } = setUp((id) => {
      asked.push(id);
      return Promise.resolve(record('pending'));
    });
    const names = Array.from({ length: 20 }, (_, index) => `${index}`);
    queue.add(names.map(file), 'default');
    for (const name of names) {
      await untilState(name, 'uploading');
      sent.get(name)!.end(accepted(name));
      await untilState(name, 'indexing');
    }
    await queue.look();
    await queue.look();
    expect(new Set(asked)).toEqual(new Set(names));
  });

  it('forgets only what is finished', async () => {
    const { queue, sent, untilState } = setUp();
    queue.add(['a', 'b'].map(file), 'default');
    sent.get('a')!.end({ id: '1', status: 'duplicate', fileName: '1' });
    await untilState('a', 'duplicate');
    queue.clear();
    expect(queue.snapshot().map((upload) => upload.file.name)).toEqual(['b']);
  });
});
