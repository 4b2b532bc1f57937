import { BlobStoreError } from '../blob-store-error.js';

/** What we read of an error of the S3 client, whose classes differ between services. */
type S3Failure = {
  name?: string;
  message?: string;
  code?: string;
  $metadata?: { httpStatusCode?: number };
};

export function isNotFound(error: unknown): boolean {
  const { name } = error as S3Failure;
  return name === 'NoSuchKey' || (name === 'NotFound' && statusOf(error) === 404);
}

/** What an error of the S3 client means, naming the setting that may be the reason. */
export function translateS3Error(error: unknown, bucket: string, endpoint: string): BlobStoreError {
  const { name, message, code } = error as S3Failure;
  const server = `S3 at ${endpoint} (S3_ENDPOINT)`;
  const unavailable = (text: string) => new BlobStoreError('blob_store_unavailable', text, { cause: error });

  if (message?.startsWith('Checksum mismatch')) {
    return new BlobStoreError('blob_damaged', `${server} answers other bytes than it was given: ${message}`, {
      cause: error,
    });
  }
  if (name === 'CredentialsProviderError') {
    return unavailable(`There are no keys for ${server}: set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY`);
  }
  const status = statusOf(error);
  if (status === undefined) return unavailable(`${server} does not answer: ${code ?? message ?? name}`);
  if (status === 404) {
    return unavailable(`${server} has no bucket ${bucket} (S3_BUCKET) for S3_ACCESS_KEY_ID: make it first`);
  }
  if (status === 401 || status === 403) {
    return unavailable(
      `${server} refuses S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY for the bucket ${bucket} (S3_BUCKET)`,
    );
  }
  if (status === 301) return unavailable(`The bucket ${bucket} (S3_BUCKET) is not in S3_REGION`);
  return unavailable(`${server} refuses a request: ${status} ${name}`);
}

function statusOf(error: unknown): number | undefined {
  return (error as S3Failure).$metadata?.httpStatusCode;
}
