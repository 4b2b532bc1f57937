import 'reflect-metadata';
import { runProcess } from '@cliptext/http';
import { createHttpApp } from '../../api/src/http-edge.js';
import { importSamples } from './import-samples.js';
import { StandaloneModule } from './standalone.module.js';

await runProcess({
  name: 'Cliptext',
  create: (settings) => createHttpApp(StandaloneModule, settings),
  addressOf: ({ host, port }) => ({ host, port, setting: 'PORT' }),
  onReady: async (app, url, { samples }) => {
    if (samples) await importSamples(app, url, (line) => process.stdout.write(`${line}\n`));
  },
});
