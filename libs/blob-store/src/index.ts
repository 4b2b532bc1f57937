export { BlobNotFoundError, type BlobStore, type StagedBlob } from './blob-store.js';
export { BLOB_STORE, BlobStoreModule } from './blob-store.module.js';
export { blobKeys, ORIGINALS, THUMBNAILS } from './blob-keys.js';
export { FilesystemBlobStore } from './filesystem/filesystem-blob-store.js';
