import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { SETTINGS, SettingsError, type Settings } from '@cliptext/config';
import type { BlobStore } from './blob-store.js';
import { FilesystemBlobStore } from './filesystem/filesystem-blob-store.js';
import { S3BlobStore } from './s3/s3-blob-store.js';

/** Injection token of the `BlobStore`. */
export const BLOB_STORE = Symbol('BlobStore');

@Global()
@Module({
  providers: [
    {
      provide: BLOB_STORE,
      inject: [SETTINGS],
      useFactory: (settings: Settings): Promise<BlobStore> =>
        settings.s3Bucket ? openS3(settings, settings.s3Bucket) : openFolder(settings),
    },
  ],
  exports: [BLOB_STORE],
})
export class BlobStoreModule {}

function openFolder({ s3Endpoint, dataFolder }: Settings): Promise<BlobStore> {
  if (s3Endpoint) {
    throw new SettingsError(
      'S3_ENDPOINT is set without S3_BUCKET: name the bucket, or unset both to keep the pictures in CLIPTEXT_DATA_DIR',
    );
  }
  return FilesystemBlobStore.open(join(dataFolder, 'blobs'));
}

function openS3(settings: Settings, bucket: string): Promise<BlobStore> {
  const { s3AccessKeyId: accessKeyId, s3SecretAccessKey: secretAccessKey } = settings;
  if (Boolean(accessKeyId) !== Boolean(secretAccessKey)) {
    throw new SettingsError('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are set both or neither');
  }
  return S3BlobStore.open({
    endpoint: settings.s3Endpoint,
    region: settings.s3Region,
    bucket,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    stagingFolder: join(settings.dataFolder, 'staging'),
  });
}
