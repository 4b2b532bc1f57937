/** Runs writes that share an id one after another, in the order in which they were asked for; others at once. */
export class WriteOrder {
  private readonly last = new Map<string, Promise<unknown>>();

  async run(ids: string[], write: () => Promise<void>): Promise<void> {
    const earlier = new Set(ids.flatMap((id) => this.last.get(id) ?? []));
    const written = Promise.all(earlier).then(write);
    const settled = written.catch(() => undefined);
    for (const id of ids) this.last.set(id, settled);
    try {
      await written;
    } finally {
      for (const id of ids) if (this.last.get(id) === settled) this.last.delete(id);
    }
  }
}
