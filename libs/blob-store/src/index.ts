export type { BlobStore, StagedBlob } from './blob-store.js';
export { BlobNotFoundError, BlobStoreError } from './blob-store-error.js';
export { BLOB_STORE, BlobStoreModule } from './blob-store.module.js';
export { blobKeys, ORIGINALS, THUMBNAILS } from './blob-keys.js';
export { FilesystemBlobStore } from './filesystem/filesystem-blob-store.js';
export { S3BlobStore } from './s3/s3-blob-store.js';
