import 'reflect-metadata';
import { requireSharedStores } from '@cliptext/config';
import { runProcess } from '@cliptext/http';
import { createHealthApp } from './health/create-health-app.js';

await runProcess({
  name: 'An ingest worker of Cliptext',
  create: (settings) => {
    requireSharedStores(settings);
    return createHealthApp(settings);
  },
  addressOf: ({ host, ingestPort }) => ({ host, port: ingestPort, setting: 'INGEST_PORT' }),
});
