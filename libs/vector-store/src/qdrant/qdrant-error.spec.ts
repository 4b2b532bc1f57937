import { once } from 'node:events';
import { createServer } from 'node:http';
import { QdrantVectorStore } from './qdrant-vector-store.js';

test('another service at QDRANT_URL is told to be none of Qdrant', async () => {
  const server = createServer((_, answer) => answer.end('<h1>Log in</h1>')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const hnsw = { m: 16, efConstruct: 100, ef: 256 };
  const opened = QdrantVectorStore.open({
    url: `http://127.0.0.1:${port}`,
    timeoutMs: 10_000,
    hnsw,
    shards: 1,
    replicas: 1,
  });
  await expect(opened).rejects.toMatchObject({
    code: 'vector_store_unavailable',
    message: `What answers at http://127.0.0.1:${port} is no Qdrant: correct QDRANT_URL`,
  });
  server.closeAllConnections();
  server.close();
});
