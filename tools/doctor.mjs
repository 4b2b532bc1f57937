// Has a running service compare its catalog, vectors and blobs, and prints what disagrees: `npm run doctor`. The
// service does the work, because nobody else may change what it holds in memory.
import { parseArgs } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 250;

const { values } = parseArgs({
  options: {
    repair: { type: 'boolean', default: false },
    url: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? 8080}` },
  },
});
// As it is copied from a browser, an address ends in a slash.
const url = values.url.replace(/\/+$/, '');
const key = process.env.CLIPTEXT_ADMIN_KEY;

async function call(method, path, body) {
  const answer = await fetch(url + path, {
    method,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error(`No service answers at ${url}: start it, or name another with --url`);
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${said.title}: ${said.detail} (${said.code}; CLIPTEXT_ADMIN_KEY is used)`);
  return said;
}

try {
  let comparison = await call('POST', '/v1/comparisons', { repair: values.repair });
  while (comparison.state !== 'finished') {
    await delay(POLL_MS);
    comparison = await call('GET', `/v1/comparisons/${comparison.id}`);
  }
  const { found, repaired, examples } = comparison;
  for (const { kind, subject } of examples) console.log(`${kind} ${subject}`);
  const total = Object.values(found).reduce((sum, count) => sum + count, 0);
  if (total > examples.length) console.log(`and ${total - examples.length} more`);
  console.log(`${total} found, ${repaired} repaired`);
  process.exitCode = total > repaired ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
