import { ApiError, FILE_UNREADABLE } from '../api/api-problem.js';
import type { components } from '../api/openapi.js';

const PREFIX = 'file-';

/** Pictures that were dropped to search by or to try. They live as long as this visit: an address cannot hold them. */
const dropped = new Map<string, { file: File; url: string }>();

/** Keeps a dropped picture; the name under which an address refers to it. */
export function keepPicture(file: File): string {
  const name = `${PREFIX}${crypto.randomUUID()}`;
  dropped.set(name, { file, url: URL.createObjectURL(file) });
  return name;
}

/** Whether what an address names is a dropped picture, not an image of the collection. */
export const isDropped = (like: string): boolean => like.startsWith(PREFIX);

export const droppedPicture = (name: string): { file: File; url: string } | undefined => dropped.get(name);

/** A picture that an address names, as requests take it. @throws ApiError when its file cannot be read any more */
export async function requestImage(name: string): Promise<components['schemas']['RequestImage']> {
  if (!isDropped(name)) return { id: name };
  const picture = droppedPicture(name);
  return { base64: picture ? await base64Of(picture.file) : '' };
}

async function base64Of(file: File): Promise<string> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(new ApiError(FILE_UNREADABLE)));
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(',') + 1);
}
