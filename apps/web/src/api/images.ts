import { answerOf, api } from './api-client.js';
import type { ImageRecord } from './api-types.js';
import { sendRequest } from './send-request.js';

/** @throws ApiError */
export function getImage(collection: string, id: string, signal?: AbortSignal): Promise<ImageRecord> {
  const params = { path: { collection, id } };
  return answerOf(api.GET('/v1/collections/{collection}/images/{id}', { params, ...(signal && { signal }) }));
}

/** Puts an image that failed back to work. @throws ApiError */
export function retryImage(collection: string, id: string): Promise<ImageRecord> {
  const params = { path: { collection, id } };
  return answerOf(api.POST('/v1/collections/{collection}/images/{id}/retry', { params }));
}

/** The bytes behind an image's link, with the key that it takes. @throws ApiError */
export async function getPicture(link: string, signal?: AbortSignal): Promise<Blob> {
  const request = new Request(new URL(link, location.origin), signal ? { signal } : {});
  return (await sendRequest(request)).blob();
}

/** Where the thumbnail of an image is that is known by its id alone. */
export const thumbnailLink = (collection: string, id: string): string =>
  `/v1/collections/${encodeURIComponent(collection)}/images/${encodeURIComponent(id)}/thumbnail`;
