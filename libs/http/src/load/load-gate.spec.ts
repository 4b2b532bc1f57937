import { LoadGate } from './load-gate.js';

const search = (bodyBytes = 0) => ({ isUpload: false, bodyBytes });
const upload = { isUpload: true, bodyBytes: 1_000_000 };

test('lets in as many requests as there is room for, and more when some have ended', () => {
  const gate = new LoadGate({ requests: 2, uploads: 2, bodyBytes: 100 });
  const leave = gate.enter(search());
  expect(gate.enter(search())).toBeDefined();
  expect(gate.enter(search())).toBeUndefined();
  leave?.();
  expect(gate.enter(search())).toBeDefined();
});

test('bodies share their room; those of uploads need none, but uploads have a number', () => {
  const gate = new LoadGate({ requests: 10, uploads: 1, bodyBytes: 100 });
  expect(gate.enter(search(60))).toBeDefined();
  expect(gate.enter(search(60))).toBeUndefined();
  expect(gate.enter(search(40))).toBeDefined();
  expect(gate.enter(search())).toBeDefined();
  expect(gate.enter(upload)).toBeDefined();
  expect(gate.enter(upload)).toBeUndefined();
});

test('a body that is larger than the room is let in alone', () => {
  const gate = new LoadGate({ requests: 10, uploads: 1, bodyBytes: 100 });
  const leave = gate.enter(search(200));
  expect(leave).toBeDefined();
  expect(gate.enter(search(1))).toBeUndefined();
  leave?.();
  expect(gate.enter(search(1))).toBeDefined();
});
