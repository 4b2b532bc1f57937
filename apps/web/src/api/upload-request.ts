import { apiKey } from './api-key.js';
import { ApiError, NOT_OURS, readProblem, UNREACHABLE } from './api-problem.js';
import type { Metadata, UploadedImage } from './api-types.js';

type FileToUpload = { collection: string; file: File; metadata: Metadata };

/**
 * Uploads one file in a request of its own: that is what makes its progress known, which fetch cannot tell.
 *
 * @param onProgress the share of the bytes sent, 0 to 1
 * @throws ApiError
 */
export function uploadFile(
  { collection, file, metadata }: FileToUpload,
  onProgress: (share: number) => void,
): Promise<UploadedImage> {
  const form = new FormData();
  form.append('file', file);
  if (Object.keys(metadata).length > 0) form.append('metadata', JSON.stringify(metadata));
  const { key } = apiKey.snapshot();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => reject(new ApiError(UNREACHABLE));
    request.onload = () => {
      if (request.status === 401) apiKey.ask(key);
      try {
        resolve(readOutcome(request));
      } catch (error) {
        reject(error);
      }
    };
    request.open('POST', `/v1/collections/${encodeURIComponent(collection)}/images`);
    if (key !== null) request.setRequestHeader('authorization', `Bearer ${key}`);
    request.send(form);
  });
}

/** @throws ApiError */
function readOutcome(request: XMLHttpRequest): UploadedImage {
  const { status, responseText } = request;
  if (status < 300) return readImage(responseText);
  throw new ApiError(readProblem(request, responseText, request.getResponseHeader('retry-after')));
}

/** @throws ApiError when it is no answer of the service */
function readImage(text: string): UploadedImage {
  try {
    const { images } = JSON.parse(text) as { images: UploadedImage[] };
    if (images[0]) return images[0];
  } catch {
    // A page of a proxy, most often.
  }
  throw new ApiError(NOT_OURS);
}
