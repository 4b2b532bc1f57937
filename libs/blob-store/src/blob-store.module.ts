import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '@cliptext/config';
import { FilesystemBlobStore } from './filesystem/filesystem-blob-store.js';

/** Injection token of the `BlobStore`. */
export const BLOB_STORE = Symbol('BlobStore');

@Global()
@Module({
  providers: [
    {
      provide: BLOB_STORE,
      inject: [SETTINGS],
      useFactory: (settings: Settings) => FilesystemBlobStore.open(join(settings.dataFolder, 'blobs')),
    },
  ],
  exports: [BLOB_STORE],
})
export class BlobStoreModule {}
