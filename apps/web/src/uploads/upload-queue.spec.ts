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
  const TO = { collection: 'default', metadata: {} };
  const file = (name: string) => new File(['bytes'], name);

  /** A queue whose sends end when the test says so. */
  function setUp(
    look: (id: string) => Promise<Outcome> = () => Promise.resolve(record('indexed')),
    indexAgain: () => Promise<void> = () => Promise.resolve(),
  ) {
    const triedAgain: string[] = [];
    const sent = new Map<
      string,
      { progress: (share: number) => void; end: (image: UploadedImage | Error) => void }
    >();
    const queue = new UploadQueue({
      check: ({ name }) => (name.endsWith('.txt') ? 'no picture' : null),
      send: ({ file: { name } }, progress) =>
        new Promise((resolve, reject) => {
          sent.set(name, {
            progress,
            end: (image) => (image instanceof Error ? reject(image) : resolve(image)),
          });
        }),
      look: (_, id) => look(id),
      indexAgain: (_, id) => {
        triedAgain.push(id);
        return indexAgain();
      },
      reasonDeleted: 'deleted',
    });
    const stateOf = (name: string) => queue.snapshot().find((upload) => upload.file.name === name)?.state;
    const untilState = (name: string, state: UploadState['name']) =>
      new Promise<void>((resolve) => {
        const check = () => stateOf(name)?.name === state && (stop(), resolve());
        const stop = queue.subscribe(check);
        check();
      });
    return { queue, sent, triedAgain, stateOf, untilState };
  }

  it('sends three at once, in order, and tells the progress', async () => {
    const { queue, sent, stateOf, untilState } = setUp();
    queue.add(['a', 'b', 'c', 'd'].map(file), TO);
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
    queue.add(['twice', 'text'].map(file), TO);
    sent.get('twice')!.end({ id: '1', status: 'duplicate', fileName: '1' });
    const problem = { status: 422, title: 'Not taken', detail: 'not a picture', code: 'unsupported_type' };
    sent.get('text')!.end(new ApiError(problem));
    await Promise.all([untilState('twice', 'duplicate'), untilState('text', 'rejected')]);
    expect(stateOf('text')).toEqual({ name: 'rejected', reason: 'not a picture' });
  });

  it('follows a picture that was there already but is not indexed', async () => {
    const { queue, sent, untilState } = setUp(() => Promise.resolve(record('pending')));
    queue.add([file('twice')], TO);
    sent.get('twice')!.end({ id: '1', status: 'duplicate', fileName: '1' });
    await untilState('twice', 'indexing');
  });

  it('sends a file again after a broken request', async () => {
    const { queue, sent, stateOf, untilState } = setUp();
    queue.add([file('a')], TO);
    sent.get('a')!.end(new ApiError(UNREACHABLE));
    await untilState('a', 'broken');
    expect(stateOf('a')).toEqual({ name: 'broken', reason: UNREACHABLE.title });

    queue.retry(queue.snapshot()[0]!.key);
    sent.get('a')!.end(accepted('1'));
    await untilState('a', 'indexing');
  });

  it('does not send what cannot pass', () => {
    const { queue, sent, stateOf } = setUp();
    queue.add([file('notes.txt'), file('a')], TO);
    expect([...sent.keys()]).toEqual(['a']);
    expect(stateOf('notes.txt')).toEqual({ name: 'rejected', reason: 'no picture' });
  });

  it('waits for as long as the service asks, then goes on by itself', async () => {
    const { queue, sent, stateOf, untilState } = setUp();
    queue.add([file('a')], TO);
    const problem = { status: 503, title: 'Too much', code: 'backlog_full', retryAfter: 1 };
    sent.get('a')!.end(new ApiError(problem));
    await untilState('a', 'waiting');
    expect(queue.holdup()).toEqual(problem);
    queue.add([file('b')], TO);
    expect(stateOf('b')).toEqual({ name: 'waiting' });

    await Promise.all([untilState('a', 'uploading'), untilState('b', 'uploading')]);
    expect(queue.holdup()).toBeNull();
  });

  it('tries all again: what did not arrive is sent, what failed goes back to work', async () => {
    const { queue, sent, triedAgain, stateOf, untilState } = setUp(() =>
      Promise.resolve(record('failed', { code: 'crashed', detail: 'it broke', attempts: 1 })),
    );
    queue.add(['cut', 'ill', 'notes.txt'].map(file), TO);
    sent.get('cut')!.end(new ApiError(UNREACHABLE));
    sent.get('ill')!.end(accepted('7'));
    await Promise.all([untilState('cut', 'broken'), untilState('ill', 'indexing')]);
    await queue.look();
    expect(stateOf('ill')).toEqual({ name: 'failed', id: '7', reason: 'it broke' });

    queue.retryAll();
    expect(stateOf('cut')).toEqual({ name: 'uploading', share: 0 });
    expect(stateOf('ill')).toEqual({ name: 'indexing', id: '7' });
    expect(triedAgain).toEqual(['7']);
    expect(stateOf('notes.txt')?.name).toBe('rejected');
  });

  it('learns how indexing ended, and asks again where no answer came', async () => {
    const answers: Record<string, () => Promise<Outcome>> = {
      1: () => Promise.resolve(record('indexed')),
      2: () =>
        Promise.resolve(record('failed', { code: 'truncated', detail: 'the file ends early', attempts: 1 })),
      3: () => Promise.reject(new ApiError(UNREACHABLE)),
    };
    const { queue, sent, stateOf, untilState } = setUp((id) => answers[id]!());
    queue.add(['1', '2', '3'].map(file), TO);
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
    queue.add(['1', '2'].map(file), TO);
    for (const id of ['1', '2']) sent.get(id)!.end(accepted(id));
    await Promise.all(['1', '2'].map((id) => untilState(id, 'indexing')));

    const failure = { code: 'truncated', detail: 'the file ends early' };
    for (const id of ['other', '1', '2'])
      queue.hear({ name: 'image', data: { collection: 'default', id, state: 'failed', failure } });
    expect(stateOf('1')).toEqual({ name: 'failed', id: '1', reason: 'the file ends early' });
    expect(stateOf('2')).toEqual({ name: 'failed', id: '2', reason: 'the file ends early' });
  });

  it('believes what it heard while a record was on its way, not the record', async () => {
    let answer: (outcome: Outcome) => void = () => {};
    const looked = new Promise<Outcome>((resolve) => (answer = resolve));
    const { queue, sent, stateOf, untilState } = setUp(() => looked);
    queue.add([file('a')], TO);
    sent.get('a')!.end(accepted('1'));
    await untilState('a', 'indexing');
    const look = queue.look();
    queue.hear({ name: 'image', data: { collection: 'default', id: '1', state: 'indexed' } });
    answer(record('pending'));
    await look;
    expect(stateOf('a')).toEqual({ name: 'indexed', id: '1' });
  });

  it('follows another attempt although a look still finds the failure of the one before', async () => {
    const failed = record('failed', { code: 'crashed', detail: 'it broke', attempts: 1 });
    let accept: () => void = () => {};
    const retried = new Promise<void>((resolve) => (accept = resolve));
    const { queue, sent, stateOf, untilState } = setUp(
      () => Promise.resolve(failed),
      () => retried,
    );
    queue.add([file('a')], TO);
    sent.get('a')!.end(accepted('1'));
    await untilState('a', 'indexing');
    await queue.look();
    queue.retryAll();
    await queue.look();
    expect(stateOf('a')?.name).toBe('failed');
    accept();
    await untilState('a', 'indexing');
  });

  it('tells each of several copies of a picture how it ended', async () => {
    const { queue, sent, stateOf, untilState } = setUp(() => Promise.resolve(record('pending')));
    queue.add(['one', 'copy'].map(file), TO);
    sent.get('one')!.end(accepted('1'));
    sent.get('copy')!.end({ id: '1', status: 'duplicate', fileName: 'one' });
    await Promise.all(['one', 'copy'].map((name) => untilState(name, 'indexing')));
    queue.hear({ name: 'image', data: { collection: 'default', id: '1', state: 'indexed' } });
    expect([stateOf('one')?.name, stateOf('copy')?.name]).toEqual(['indexed', 'indexed']);
  });

  it('asks after every picture in turns when there are many', async () => {
    const asked: string[] = [];
    const { queue, sent, untilState } = setUp((id) => {
      asked.push(id);
      return Promise.resolve(record('pending'));
    });
    const names = Array.from({ length: 20 }, (_, index) => `${index}`);
    queue.add(names.map(file), TO);
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
    queue.add(['a', 'b'].map(file), TO);
    sent.get('a')!.end({ id: '1', status: 'duplicate', fileName: '1' });
    await untilState('a', 'duplicate');
    queue.clear();
    expect(queue.snapshot().map((upload) => upload.file.name)).toEqual(['b']);
  });
});
