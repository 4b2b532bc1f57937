import type { ServiceStatus } from '../api/api-types.js';
import { uploadsStrings } from '../strings/uploads.js';

type Limits = ServiceStatus['limits'];

/**
 * Why the service would refuse a file, as far as its name and size tell: nobody should wait for an upload that cannot
 * pass. The service looks at the bytes and decides; a file whose type the browser does not know is for it to judge.
 */
export function refusalOf(
  { size, type }: Pick<File, 'size' | 'type'>,
  limits: Limits | undefined,
): string | null {
  const words = uploadsStrings.refusals;
  if (size === 0) return words.empty;
  if (!limits) return null;
  if (type !== '' && !limits.mediaTypes.some((known) => known === type)) return words.type(typeNames(limits));
  return size > limits.fileBytes ? words.size(size, limits.fileBytes) : null;
}

/** `image/jpeg` as people call it, and so on. */
export function typeNames({ mediaTypes }: Pick<Limits, 'mediaTypes'>): string {
  const names = mediaTypes.map((type) => uploadsStrings.mediaTypes[type]);
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
}
