import { Inject, Injectable, Logger } from '@nestjs/common';
import { BLOB_STORE, blobKeys, type BlobStore } from '@cliptext/blob-store';
import {
  Collections,
  Images,
  misfitOf,
  type Admission,
  type Collection,
  type Metadata,
  type NewImage,
} from '@cliptext/catalog';
import { SETTINGS, type Settings } from '@cliptext/config';
import { Problem } from '@cliptext/http';
import { MEDIA_TYPE_NAMES, sniffMediaType, type MediaType } from '@cliptext/images';
import { IngestQueue } from '@cliptext/jobs';
import type { FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import { ApiMetrics } from '../metrics/api-metrics.js';
import { StatusService } from '../status/status.service.js';
import { Backlog } from './backlog.js';
import type { UploadedImage } from './image-schemas.js';
import { discardAll, receiveUpload, type ReceivedFile } from './receive-upload.js';
import { metadataByFile } from './upload-metadata.js';

type Accepted = { file: ReceivedFile; image: NewImage };
type Checked = Accepted | { file: ReceivedFile; problem: Problem };

/** Takes uploads in: an accepted image is on disk and in the catalog before the answer. */
@Injectable()
export class UploadService {
  private readonly logger = new Logger('Upload');

  constructor(
    private readonly images: Images,
    private readonly collections: Collections,
    private readonly queue: IngestQueue,
    private readonly backlog: Backlog,
    private readonly status: StatusService,
    private readonly metrics: ApiMetrics,
    @Inject(BLOB_STORE) private readonly blobs: BlobStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** What became of each file, in the order of the body. */
  async upload(request: FastifyRequest, collection: Collection): Promise<UploadedImage[]> {
    await this.backlog.check();
    const { files, metadata } = await receiveUpload(request, this.blobs, {
      maxFileBytes: this.settings.maxFileMegabytes * 1_000_000,
      maxFiles: this.settings.maxFilesPerRequest,
    });
    try {
      if (files.length === 0) throw new Problem('no_file', 'The upload has no part named "file".');
      const metadataOf = metadataByFile(metadata, files.length);
      const checked = files.map((file, index) => this.check(file, metadataOf[index] ?? {}, collection));
      if (!(await this.collections.exists(collection.id))) throw deletedMeanwhile();
      const admissions = await this.admit(checked);
      return checked.map((one) => {
        const uploaded = view(one, admissions);
        this.metrics.countFile(uploaded.status, one.file.blob.bytes);
        return uploaded;
      });
    } finally {
      // Kept blobs have left the staging by now; discarding them again does nothing.
      await discardAll(files);
    }
  }

  private check(file: ReceivedFile, metadata: Metadata, collection: Collection): Checked {
    const mediaType = sniffMediaType(file.blob.head);
    const problem = this.problemOf(file, mediaType, metadata, collection);
    if (problem || !mediaType) return { file, problem: problem ?? unsupported() };
    const { sha256, bytes } = file.blob;
    return {
      file,
      image: {
        id: uuid(),
        collectionId: collection.id,
        sha256,
        bytes,
        mediaType,
        fileName: file.fileName,
        metadata,
      },
    };
  }

  private problemOf(
    file: ReceivedFile,
    mediaType: MediaType | null,
    metadata: Metadata,
    collection: Collection,
  ): Problem | null {
    if (file.blob.bytes === 0) return new Problem('empty_file', 'The file has no bytes.');
    if (file.isTooLarge) {
      return new Problem(
        'file_too_large',
        `A file may have at most ${this.settings.maxFileMegabytes} MB (MAX_FILE_MB).`,
      );
    }
    if (!mediaType) return unsupported();
    const misfit = misfitOf(metadata, collection.fields);
    if (!misfit) return null;
    return new Problem(
      'bad_metadata',
      `The metadata field "${misfit.name}" must be of the type ${misfit.type}.`,
    );
  }

  /** Blobs first, then all rows in one transaction, then the jobs, which a restart would add as well. */
  private async admit(checked: readonly Checked[]): Promise<Map<string, Admission>> {
    const accepted = checked.filter((one) => 'image' in one);
    await this.keepOriginals(accepted);
    const admissions = await this.images.admit(accepted.map(({ image }) => image));
    this.status.forget();
    const byNewId = new Map(accepted.map(({ image }, index) => [image.id, admissions[index] as Admission]));
    for (const [newId, { id }] of byNewId) {
      if (id !== newId) await this.mergeOriginals(newId, id);
    }
    const toIndex = admissions.filter(({ status, isRequeued }) => status === 'accepted' || isRequeued);
    await this.queue.add(toIndex.map(({ id }) => id)).catch((error: unknown) => {
      this.logger.warn(`The queue took no job, the reconciler will add it: ${String(error)}`);
    });
    return byNewId;
  }

  /** All or none: a disk that fills up midway keeps nothing of the request. */
  private async keepOriginals(accepted: readonly Accepted[]): Promise<void> {
    const kept = await Promise.allSettled(
      accepted.map(({ file, image }) => file.blob.keep(blobKeys.original(image.id))),
    );
    const failed = kept.find((result) => result.status === 'rejected');
    if (!failed) return;
    await Promise.all(accepted.map(({ image }) => this.blobs.remove(blobKeys.original(image.id))));
    throw failed.reason;
  }

  /** The same bytes twice: one is dropped, or takes the place of an original that was lost. */
  private async mergeOriginals(newId: string, twinId: string): Promise<void> {
    const [copy, original] = [blobKeys.original(newId), blobKeys.original(twinId)];
    if (!(await this.blobs.has(original))) await this.blobs.write(original, await this.blobs.readAll(copy));
    await this.blobs.remove(copy);
  }
}

function view(one: Checked, admissions: Map<string, Admission>): UploadedImage {
  const { fileName } = one.file;
  if ('problem' in one) {
    const { requestId: _, ...problem } = one.problem.toBody('');
    return { status: 'rejected', fileName, problem };
  }
  const { id, status } = admissions.get(one.image.id) as Admission;
  return { status, id, fileName };
}

/** While the files arrived, or in another process just before. */
function deletedMeanwhile(): Problem {
  return new Problem('collection_not_found', 'The collection was deleted meanwhile.');
}

function unsupported(): Problem {
  return new Problem('unsupported_type', `The file is no ${MEDIA_TYPE_NAMES} picture.`);
}
