import { byInterest, countUploads } from './upload-counts.js';
import type { Upload, UploadState } from './upload-queue.js';

const upload = (key: number, state: UploadState): Upload => ({
  key,
  collection: 'default',
  metadata: {},
  file: new File(['x'.repeat(key * 100)], `${key}.jpg`),
  state,
});

test('counts uploads by what became of them, and the bytes that have gone', () => {
  const counts = countUploads([
    upload(1, { name: 'waiting' }),
    upload(2, { name: 'uploading', share: 0.5 }),
    upload(3, { name: 'indexing', id: 'a' }),
    upload(4, { name: 'indexed', id: 'b' }),
    upload(5, { name: 'failed', id: 'c', reason: 'damaged' }),
    upload(6, { name: 'broken', reason: 'cut off' }),
    upload(7, { name: 'rejected', reason: 'no picture' }),
  ]);
  expect(counts).toEqual({
    total: 7,
    finished: 4,
    retryable: 2,
    underway: 3,
    failed: 3,
    done: 1,
    bytes: 1_500,
    sentBytes: 1_300,
  });
});

test('puts first what needs somebody, then what goes on', () => {
  const uploads = [
    upload(5, { name: 'waiting' }),
    upload(4, { name: 'waiting' }),
    upload(3, { name: 'uploading', share: 0.5 }),
    upload(2, { name: 'failed', id: 'a', reason: 'damaged' }),
    upload(1, { name: 'indexed', id: 'b' }),
  ];
  expect(byInterest(uploads).map(({ key }) => key)).toEqual([2, 3, 4, 5, 1]);
});
