/** The value below which the fraction `q` (0 to 1) of the values lies, interpolated between neighbours. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) throw new RangeError('No values');
  const sorted = values.toSorted((a, b) => a - b);
  const position = q * (sorted.length - 1);
  const below = sorted[Math.floor(position)]!;
  const above = sorted[Math.ceil(position)]!;
  return below + (above - below) * (position - Math.floor(position));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The share of `expected` that is among `found`. */
export function recall(found: readonly string[], expected: readonly string[]): number {
  const known = new Set(found);
  return expected.filter((id) => known.has(id)).length / expected.length;
}
