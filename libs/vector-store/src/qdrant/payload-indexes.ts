import { fieldPath, indexSchema, type IndexSchema } from './payload-fields.js';

type CreateIndex = (path: string, schema: IndexSchema) => Promise<unknown>;

/**
 * The payload indexes of one Qdrant collection. Which metadata fields there are is known only when one is written
 * or asked for, so that each index is made just before.
 */
export class PayloadIndexes {
  private readonly made: Map<string, Promise<unknown>>;

  /** @param existing the paths that have an index already */
  constructor(
    existing: string[],
    private readonly create: CreateIndex,
  ) {
    this.made = new Map(existing.map((path) => [path, Promise.resolve()]));
  }

  /** Resolves when each of the fields has its index; fields that the payload does not know get none. */
  async ensure(fields: Iterable<string>): Promise<void> {
    await Promise.all(Array.from(new Set(fields), (field) => this.ensureOne(field)));
  }

  private async ensureOne(field: string): Promise<void> {
    const schema = indexSchema(field);
    if (!schema) return;
    const path = fieldPath(field);
    let making = this.made.get(path);
    if (!making) {
      making = this.create(path, schema);
      making.catch(() => this.made.delete(path));
      this.made.set(path, making);
    }
    await making;
  }
}
