import { Problem } from '@cliptext/http';

/** @param pointer to where a request's body names the label set */
export function labelSetNotFound(name: string, pointer?: string): Problem {
  return new Problem(
    'label_set_not_found',
    `There is no label set named ${JSON.stringify(name)} in this collection.`,
    pointer === undefined ? {} : { errors: [{ pointer, detail: 'is no label set of this collection' }] },
  );
}
