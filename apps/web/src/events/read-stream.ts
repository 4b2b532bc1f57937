import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ApiError, UNREACHABLE } from '../api/api-problem.js';

/** The service sends at least a comment every 15 seconds: a connection that is silent for longer is dead. */
const LONGEST_SILENCE_MS = 45_000;

/**
 * Reads a body of server-sent events to its end, which is also where it falls silent.
 *
 * @throws ApiError when the connection breaks
 */
export async function readStream(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onMessage: (message: EventSourceMessage) => void,
): Promise<void> {
  const parser = createParser({ onEvent: onMessage });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const silence = setTimeout(() => void reader.cancel(), LONGEST_SILENCE_MS);
    const { done, value } = await read(reader).finally(() => clearTimeout(silence));
    if (done) return;
    parser.feed(value);
  }
}

async function read(reader: ReadableStreamDefaultReader<string>): Promise<ReadableStreamReadResult<string>> {
  try {
    return await reader.read();
  } catch {
    throw new ApiError(UNREACHABLE);
  }
}
