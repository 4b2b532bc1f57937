import type { VectorSpace } from '@cliptext/vector-store';

/** A space that does something else in some of its methods, and otherwise what `space` does. */
export function spaceThat(space: VectorSpace, changed: Partial<VectorSpace>): VectorSpace {
  return Object.assign(Object.create(space) as VectorSpace, changed);
}
