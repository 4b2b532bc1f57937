import 'reflect-metadata';
import { requireSharedStores } from '@cliptext/config';
import { runProcess } from '@cliptext/http';
import { ApiModule } from './api.module.js';
import { createHttpApp } from './http-edge.js';

await runProcess({
  name: 'The API of Cliptext',
  create: (settings) => {
    requireSharedStores(settings);
    return createHttpApp(ApiModule, settings);
  },
  addressOf: ({ host, port }) => ({ host, port, setting: 'PORT' }),
});
