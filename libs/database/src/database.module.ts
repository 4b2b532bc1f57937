import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Database } from './database.js';

@Global()
@Module({
  providers: [
    {
      provide: Database,
      inject: [SETTINGS],
      useFactory: (settings: Settings) => {
        const logger = new Logger('Database');
        return Database.open({
          url: settings.databaseUrl,
          dataFolder: settings.dataFolder,
          poolSize: settings.databasePoolSize,
          statementTimeoutMs: settings.databaseStatementTimeoutMs,
          onServerLost: (error) => {
            // Nothing can be read or written any more, and what was accepted is safe on disk: start anew.
            logger.fatal(error.message);
            process.exit(1);
          },
          onConnectionError: (error) => logger.warn(`A database connection broke: ${error.message}`),
        });
      },
    },
  ],
  exports: [Database],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The last of the shutdown hooks: everything else may still write until here. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
