import { Global, Module } from '@nestjs/common';
import { parseSettings } from './settings.js';

/** Injection token of the parsed `Settings`. */
export const SETTINGS = Symbol('Settings');

@Global()
@Module({
  providers: [{ provide: SETTINGS, useFactory: () => parseSettings(process.env) }],
  exports: [SETTINGS],
})
export class ConfigModule {}
