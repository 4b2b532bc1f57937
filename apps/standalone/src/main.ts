import 'reflect-metadata';
import { parseSettings, SettingsError } from '@cliptext/config';
import { DatabaseError } from '@cliptext/database';
import { createHttpApp } from '../../api/src/http-edge.js';
import { importSamples } from './import-samples.js';
import { StandaloneModule } from './standalone.module.js';

try {
  const settings = parseSettings(process.env);
  const app = await createHttpApp(StandaloneModule, settings);
  app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  await app.listen(settings.port, settings.host);
  const url = await app.getUrl();
  process.stdout.write(`Cliptext is ready on ${url} after ${Math.round(performance.now())} ms\n`);
  if (settings.samples) await importSamples(app, url, (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  const isForUser = error instanceof SettingsError || error instanceof DatabaseError;
  process.stderr.write(
    `${isForUser ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
}
