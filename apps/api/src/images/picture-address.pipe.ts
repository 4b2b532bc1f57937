import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { Problem } from '@cliptext/http';

type Located = { value: unknown; pointer: string };

/**
 * Refuses addresses where a body should have a picture, by a code of their own: whoever sends one has to learn that
 * nothing is fetched, not that a field is missing.
 */
export class PictureAddressPipe implements PipeTransform {
  transform(body: unknown, { type }: ArgumentMetadata): unknown {
    if (type !== 'body' || !isObject(body)) return body;
    const pointer = picturesOf(body).map(pointerToAddress).find(Boolean);
    if (pointer) throw addressProblem(pointer);
    return body;
  }
}

export function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^\s*(https?|ftp|file):/i.test(value);
}

export function addressProblem(pointer: string): Problem {
  return new Problem(
    'url_not_supported',
    'Send the picture itself, base64-encoded or as a file: addresses are not fetched.',
    { errors: [{ pointer, detail: 'is an address' }] },
  );
}

/** Those of `image`, `images`, and of `input` where an entry is no text: a text may well be an address. */
function picturesOf({ image, images, input }: Record<string, unknown>): Located[] {
  const inputs = listed(input, '/input').flatMap(({ value, pointer }) =>
    isObject(value)
      ? [
          { value, pointer },
          { value: value.image, pointer: `${pointer}/image` },
        ]
      : [],
  );
  return [{ value: image, pointer: '/image' }, ...listed(images, '/images'), ...inputs];
}

function listed(value: unknown, pointer: string): Located[] {
  if (!Array.isArray(value)) return [{ value, pointer }];
  return value.map((entry: unknown, index) => ({ value: entry, pointer: `${pointer}/${index}` }));
}

function pointerToAddress({ value, pointer }: Located): string | undefined {
  if (isAddress(value)) return pointer;
  if (!isObject(value)) return undefined;
  const field = ['url', 'image_url'].find((name) => name in value);
  if (field) return `${pointer}/${field}`;
  return isAddress(value.base64) ? `${pointer}/base64` : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
