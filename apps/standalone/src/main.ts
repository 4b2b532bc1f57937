import 'reflect-metadata';
import { inspect } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseSettings, SettingsError } from '@cliptext/config';
import { DatabaseError } from '@cliptext/database';
import { EncoderError } from '@cliptext/encoder';
import { createHttpApp } from '../../api/src/http-edge.js';
import { importSamples } from './import-samples.js';
import { listen, PortError } from './listen.js';
import { StandaloneModule } from './standalone.module.js';

let app: NestFastifyApplication | undefined;
try {
  const settings = parseSettings(process.env);
  app = await createHttpApp(StandaloneModule, settings);
  app.enableShutdownHooks(['SIGINT', 'SIGTERM'], { useProcessExit: true });
  await listen(app, settings);
  const url = await app.getUrl();
  process.stdout.write(`Cliptext is ready on ${url} after ${Math.round(performance.now())} ms\n`);
  if (settings.samples) await importSamples(app, url, (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  const isForUser = [SettingsError, DatabaseError, EncoderError, PortError].some(
    (known) => error instanceof known,
  );
  process.stderr.write(`${isForUser ? (error as Error).message : inspect(error)}\n`);
  await app?.close();
  process.exit(1);
}
