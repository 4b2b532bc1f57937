/** A row of a fit: what is known, and what was true; `weight` is relative. */
export type Example = { features: readonly number[]; truth: boolean; weight?: number };

const ROUNDS = 40;
/** Keeps weights small where the examples say little (features have mean 0 and deviation 1 while fitting). */
const RIDGE = 1e-3;

/**
 * Fits P(true) = 1 / (1 + exp(−(weights · features + intercept))) by Newton's method.
 *
 * @returns one weight for each feature, then the intercept
 */
export function fitLogistic(examples: readonly Example[]): number[] {
  const count = examples[0]?.features.length ?? 0;
  const scales = Array.from({ length: count }, (_, index) => scaleOf(examples, index));
  const rows = examples.map(({ features, truth, weight = 1 }) => ({
    x: [...features.map((value, index) => (value - scales[index]!.mean) / scales[index]!.deviation), 1],
    y: truth ? 1 : 0,
    weight,
  }));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  let beta = new Array<number>(count + 1).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = beta.map((value, index) => (index < count ? RIDGE * value : 0));
    const hessian = beta.map((_, row) => beta.map((_, column) => (row === column ? RIDGE : 0)));
    for (const { x, y, weight } of rows) {
      const p = 1 / (1 + Math.exp(-dot(x, beta)));
      for (let row = 0; row <= count; row++) {
        gradient[row]! += (weight * (p - y) * x[row]!) / total;
        for (let column = 0; column <= count; column++) {
          hessian[row]![column]! += (weight * p * (1 - p) * x[row]! * x[column]!) / total;
        }
      }
    }
    const step = solve(hessian, gradient);
    beta = beta.map((value, index) => value - step[index]!);
  }
  const weights = scales.map(({ deviation }, index) => beta[index]! / deviation);
  return [
    ...weights,
    beta[count]! -
      dot(
        weights,
        scales.map(({ mean }) => mean),
      ),
  ];
}

function scaleOf(examples: readonly Example[], index: number): { mean: number; deviation: number } {
  const values = examples.map(({ features }) => features[index]!);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length) || 1 };
}

/** Solves matrix · x = right by elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const pivot = rows
      .slice(column)
      .reduce((best, row) => (Math.abs(row[column]!) > Math.abs(best[column]!) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = row[column]! / pivot[column]!;
      for (let index = column; index <= size; index++) row[index]! -= factor * pivot[index]!;
    }
  }
  return rows.map((row, index) => row[size]! / row[index]!);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}
