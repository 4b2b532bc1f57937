import type { Filter } from '../filter.js';
import type { FacetRequest, FacetValue, Scroll, SpaceDescription, VectorSearch } from '../vector-store.js';
import type { PayloadRows, Rows } from './rows.js';
import { SpaceIndex, type SearchAnswer } from './space-index.js';

/** The indexes of all open spaces: what the index thread answers, by name of the space. */
export class IndexHost {
  private readonly spaces = new Map<string, SpaceIndex>();

  constructor(private readonly scanModule: WebAssembly.Module) {}

  /** Makes an empty index for a space. */
  open({ name, dimension }: SpaceDescription): void {
    this.spaces.set(name, new SpaceIndex(this.scanModule, dimension));
  }

  drop(space: string): void {
    this.spaces.delete(space);
  }

  upsert(space: string, rows: Rows): void {
    this.space(space).upsert(rows);
  }

  setPayload(space: string, rows: PayloadRows): void {
    this.space(space).setPayload(rows);
  }

  delete(space: string, ids: string[]): void {
    this.space(space).delete(ids);
  }

  search(space: string, search: VectorSearch): SearchAnswer {
    return this.space(space).search(search);
  }

  idsInOrder(space: string, scroll: Scroll): string[] {
    return this.space(space).idsInOrder(scroll);
  }

  count(space: string, filter?: Filter): number {
    return this.space(space).count(filter);
  }

  facet(space: string, request: FacetRequest): FacetValue[] {
    return this.space(space).facet(request);
  }

  /** Answers, so that the caller knows that the thread does. */
  ping(): void {}

  private space(name: string): SpaceIndex {
    const space = this.spaces.get(name);
    if (!space) throw new Error(`The space ${name} is not open`);
    return space;
  }
}
