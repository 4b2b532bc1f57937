import { text } from 'node:stream/consumers';
import { EventStream } from './event-stream.js';

test('a client that reads slowly gets what was said before the end, and nothing after', async () => {
  const stream = new EventStream();
  stream.tell('image', '1', {});
  stream.end();
  stream.tell('image', '2', {});
  stream.beat();
  expect(await text(stream)).toBe('retry: 2000\n\nevent: image\nid: 1\ndata: {}\n\n');
});
