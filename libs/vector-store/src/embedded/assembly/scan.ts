// The exact search of one space, in AssemblyScript. It works on raw memory: a header with the query and the
// best rows so far, then segments of SEGMENT_ROWS rows, so that a space grows without moving anything.
//
// Each row has its float32 vector and an int8 copy (code × scale ≈ vector). A search ranks all selected rows by
// their int8 copies, which is four times less memory to read, then decides on the float32 vectors. With v, q for
// the vector and the query, v′, q′ for their integer copies, the Cauchy-Schwarz inequality bounds the difference:
//   |q · v − q′ · v′| ≤ ‖q‖ ‖v − v′‖ + ‖q − q′‖ ‖v′‖ ≤ (‖q‖ + ‖q − q′‖) ‖v − v′‖ + ‖q − q′‖ ‖v‖
// so a row whose estimate plus this bound stays below the worst kept score cannot belong to the answer, and
// every other row is scored exactly.

const SEGMENT_ROWS: u32 = 1024;
const MASK_BYTES: u32 = SEGMENT_ROWS / 8;
const ID_BYTES: u32 = 16;

/** The length that no stored vector exceeds. */
const LONGEST: f32 = 1.01;
/** What float32 sums of a few thousand products of unit vectors can be off by. */
const ROUNDING: f32 = 1e-5;
/** The estimate of a row that has been scored exactly. */
const SCORED: f32 = -Infinity;

/** Dimensions of a row in memory: rounded up to whole pairs of SIMD registers, the rest is zero. */
let width: u32 = 0;
let capacity: u32 = 0;

let query: u32 = 0;
let queryCodes: u32 = 0;
let queryScale: f32 = 0;
let queryNorm: f32 = 0;
let queryError: f32 = 0;
let after: u32 = 0;
let bestRows: u32 = 0;
let bestScores: u32 = 0;
let rescored: u32 = 0;
let bestCount: u32 = 0;

let segments: u32 = 0;
let segmentBytes: u32 = 0;
let vectorsOffset: u32 = 0;
let scalesOffset: u32 = 0;
let errorsOffset: u32 = 0;
let estimatesOffset: u32 = 0;
let idsOffset: u32 = 0;
let maskOffset: u32 = 0;

/** Lays out the memory. Call once, before anything else. */
export function configure(dimension: u32, maxLimit: u32): void {
  width = (dimension + 31) & ~31;

  query = (<u32>__heap_base + 15) & ~15;
  queryCodes = query + width * 4;
  after = queryCodes + width * 2;
  bestRows = after + ID_BYTES;
  bestScores = bestRows + maxLimit * 4;
  rescored = bestScores + maxLimit * 4;
  segments = (rescored + maxLimit * 4 + 63) & ~63;

  vectorsOffset = SEGMENT_ROWS * width;
  scalesOffset = vectorsOffset + SEGMENT_ROWS * width * 4;
  errorsOffset = scalesOffset + SEGMENT_ROWS * 4;
  estimatesOffset = errorsOffset + SEGMENT_ROWS * 4;
  idsOffset = estimatesOffset + SEGMENT_ROWS * 4;
  maskOffset = idsOffset + SEGMENT_ROWS * ID_BYTES;
  segmentBytes = maskOffset + MASK_BYTES;

  growTo(segments);
}

/** Makes room for one more segment. False when the address space (4 GB) or the machine's memory is used up. */
export function addSegment(): bool {
  const end = <u64>segments + <u64>(capacity / SEGMENT_ROWS + 1) * segmentBytes;
  if (end > 0xffff0000 || !growTo(<u32>end)) return false;
  capacity += SEGMENT_ROWS;
  return true;
}

function growTo(end: u32): bool {
  const pages = <i32>((end + 0xffff) >>> 16) - memory.size();
  return pages <= 0 || memory.grow(pages) >= 0;
}

export function rowsPerSegment(): u32 {
  return SEGMENT_ROWS;
}

/** Where the query's float32 vector is to be written. */
export function queryAddress(): u32 {
  return query;
}

/** Where the id that a page starts after is to be written. */
export function afterAddress(): u32 {
  return after;
}

/** The rows of the last answer, best first (uint32). */
export function bestRowsAddress(): u32 {
  return bestRows;
}

/** Their scores (float32). */
export function bestScoresAddress(): u32 {
  return bestScores;
}

/** What the last `rescore` wrote for them (float32). */
export function rescoredAddress(): u32 {
  return rescored;
}

/** Where a segment's selection is to be written: one bit a row. */
export function maskAddress(segment: u32): u32 {
  return segments + segment * segmentBytes + maskOffset;
}

export function vectorAddress(row: u32): u32 {
  return segmentOf(row) + vectorsOffset + (row % SEGMENT_ROWS) * width * 4;
}

/** Where a row's UUID is to be written: two uint64 whose order is the order of the ids. */
export function idAddress(row: u32): u32 {
  return segmentOf(row) + idsOffset + (row % SEGMENT_ROWS) * ID_BYTES;
}

function segmentOf(row: u32): u32 {
  return segments + (row / SEGMENT_ROWS) * segmentBytes;
}

/** Makes the int8 copy of a row from its float32 vector. */
export function quantiseRow(row: u32): void {
  const segment = segmentOf(row);
  const index = row % SEGMENT_ROWS;
  const vector = vectorAddress(row);
  const codes = segment + index * width;

  const scale = largest(vector) / 127;
  let squaredError: f64 = 0;
  for (let i: u32 = 0; i < width; i++) {
    const value = load<f32>(vector + i * 4);
    const code = scale > 0 ? <i32>nearest(value / scale) : 0;
    store<i8>(codes + i, <i8>code);
    const error = <f64>value - <f64>code * <f64>scale;
    squaredError += error * error;
  }
  store<f32>(segment + scalesOffset + index * 4, scale);
  store<f32>(segment + errorsOffset + index * 4, <f32>sqrt(squaredError));
}

/** The query as int16: as large as the int32 sums of `estimate` allow, so that its own error hardly counts. */
function quantiseQuery(): void {
  const range = min<u32>(32767, 0x7fffffff / (127 * width));
  queryScale = largest(query) / <f32>range;
  let squaredNorm: f64 = 0;
  let squaredError: f64 = 0;
  for (let i: u32 = 0; i < width; i++) {
    const value = load<f32>(query + i * 4);
    const code = queryScale > 0 ? <i32>nearest(value / queryScale) : 0;
    store<i16>(queryCodes + i * 2, <i16>code);
    const error = <f64>value - <f64>code * <f64>queryScale;
    squaredError += error * error;
    squaredNorm += <f64>value * <f64>value;
  }
  queryNorm = <f32>sqrt(squaredNorm);
  queryError = <f32>sqrt(squaredError);
}

function largest(vector: u32): f32 {
  let result: f32 = 0;
  for (let i: u32 = 0; i < width; i++) result = max(result, abs(load<f32>(vector + i * 4)));
  return result;
}

/**
 * Finds the `limit` selected rows whose vectors have the largest dot product with the query, among the first
 * `segmentCount` segments: best first, equal scores by id. Returns how many there are.
 */
export function search(segmentCount: u32, limit: u32): u32 {
  quantiseQuery();
  bestCount = 0;
  for (let s: u32 = 0; s < segmentCount; s++) estimateSegment(s, limit);

  for (let i: u32 = 0; i < bestCount; i++) {
    const row = load<u32>(bestRows + i * 4);
    store<f32>(bestScores + i * 4, exactScore(row));
    store<f32>(segmentOf(row) + estimatesOffset + (row % SEGMENT_ROWS) * 4, SCORED);
  }
  for (let i = <i32>(bestCount / 2) - 1; i >= 0; i--) siftDown(i, bestCount);

  if (bestCount == limit) {
    for (let s: u32 = 0; s < segmentCount; s++) decideSegment(s);
  }
  sortBest();
  return bestCount;
}

/** Writes the estimate of each selected row of a segment, and keeps the best estimates. */
function estimateSegment(index: u32, limit: u32): void {
  const segment = segments + index * segmentBytes;
  for (let word: u32 = 0; word < SEGMENT_ROWS; word += 64) {
    let bits = load<u64>(segment + maskOffset + word / 8);
    while (bits != 0) {
      const i = word + <u32>ctz(bits);
      bits &= bits - 1;
      const score =
        <f32>estimate(segment + i * width) * queryScale * load<f32>(segment + scalesOffset + i * 4);
      store<f32>(segment + estimatesOffset + i * 4, score);
      offer(index * SEGMENT_ROWS + i, score, limit);
    }
  }
}

/** Scores exactly each selected row of a segment that may still belong to the best. */
function decideSegment(index: u32): void {
  const segment = segments + index * segmentBytes;
  const reach = queryNorm + queryError;
  const slack = queryError * LONGEST + ROUNDING;
  for (let word: u32 = 0; word < SEGMENT_ROWS; word += 64) {
    let bits = load<u64>(segment + maskOffset + word / 8);
    while (bits != 0) {
      const i = word + <u32>ctz(bits);
      bits &= bits - 1;
      const bound =
        load<f32>(segment + estimatesOffset + i * 4) +
        load<f32>(segment + errorsOffset + i * 4) * reach +
        slack;
      if (bound < load<f32>(bestScores)) continue;
      const row = index * SEGMENT_ROWS + i;
      offer(row, exactScore(row), bestCount);
    }
  }
}

/** The dot product of the query's int16 codes with a row's int8 codes. */
function estimate(codes: u32): i32 {
  let even = i32x4.splat(0);
  let odd = i32x4.splat(0);
  let q = queryCodes;
  for (const end = codes + width; codes < end; codes += 32) {
    even = i32x4.add(even, i32x4.dot_i16x8_s(v128.load_ext<i8>(codes), v128.load(q)));
    odd = i32x4.add(odd, i32x4.dot_i16x8_s(v128.load_ext<i8>(codes, 8), v128.load(q, 16)));
    even = i32x4.add(even, i32x4.dot_i16x8_s(v128.load_ext<i8>(codes, 16), v128.load(q, 32)));
    odd = i32x4.add(odd, i32x4.dot_i16x8_s(v128.load_ext<i8>(codes, 24), v128.load(q, 48)));
    q += 64;
  }
  const sum = i32x4.add(even, odd);
  return (
    i32x4.extract_lane(sum, 0) +
    i32x4.extract_lane(sum, 1) +
    i32x4.extract_lane(sum, 2) +
    i32x4.extract_lane(sum, 3)
  );
}

/** The dot product of the query with a row, in float32. */
function exactScore(row: u32): f32 {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  let vector = vectorAddress(row);
  let q = query;
  for (const end = vector + width * 4; vector < end; vector += 64) {
    a = f32x4.add(a, f32x4.mul(v128.load(vector), v128.load(q)));
    b = f32x4.add(b, f32x4.mul(v128.load(vector, 16), v128.load(q, 16)));
    c = f32x4.add(c, f32x4.mul(v128.load(vector, 32), v128.load(q, 32)));
    d = f32x4.add(d, f32x4.mul(v128.load(vector, 48), v128.load(q, 48)));
    q += 64;
  }
  const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
  return (
    f32x4.extract_lane(sum, 0) +
    f32x4.extract_lane(sum, 1) +
    f32x4.extract_lane(sum, 2) +
    f32x4.extract_lane(sum, 3)
  );
}

/** Scores the rows of the last answer against the vector that is now in the query's place. */
export function rescore(): void {
  for (let i: u32 = 0; i < bestCount; i++) {
    store<f32>(rescored + i * 4, exactScore(load<u32>(bestRows + i * 4)));
  }
}

/** Finds the first `limit` selected rows in id order, after the id in `afterAddress` if `paged`. */
export function firstInIdOrder(segmentCount: u32, limit: u32, paged: bool): u32 {
  bestCount = 0;
  for (let s: u32 = 0; s < segmentCount; s++) {
    for (let word: u32 = 0; word < SEGMENT_ROWS; word += 64) {
      let bits = load<u64>(segments + s * segmentBytes + maskOffset + word / 8);
      while (bits != 0) {
        const row = s * SEGMENT_ROWS + word + <u32>ctz(bits);
        bits &= bits - 1;
        if (!paged || idIsAfter(idAddress(row), after)) offer(row, 0, limit);
      }
    }
  }
  sortBest();
  return bestCount;
}

// The best rows are a binary heap with the worst of them at the root.

function offer(row: u32, score: f32, limit: u32): void {
  if (bestCount < limit) {
    bestCount++;
    put(bestCount - 1, row, score);
    siftUp(bestCount - 1);
  } else if (isWorse(load<u32>(bestRows), load<f32>(bestScores), row, score)) {
    put(0, row, score);
    siftDown(0, bestCount);
  }
}

function isWorse(row: u32, score: f32, otherRow: u32, otherScore: f32): bool {
  if (score != otherScore) return score < otherScore;
  return idIsAfter(idAddress(row), idAddress(otherRow));
}

function idIsAfter(id: u32, other: u32): bool {
  const high = load<u64>(id);
  const otherHigh = load<u64>(other);
  return high != otherHigh ? high > otherHigh : load<u64>(id, 8) > load<u64>(other, 8);
}

function put(index: u32, row: u32, score: f32): void {
  store<u32>(bestRows + index * 4, row);
  store<f32>(bestScores + index * 4, score);
}

function siftUp(index: u32): void {
  const row = load<u32>(bestRows + index * 4);
  const score = load<f32>(bestScores + index * 4);
  while (index > 0) {
    const parent = (index - 1) / 2;
    const parentRow = load<u32>(bestRows + parent * 4);
    const parentScore = load<f32>(bestScores + parent * 4);
    if (!isWorse(row, score, parentRow, parentScore)) break;
    put(index, parentRow, parentScore);
    index = parent;
  }
  put(index, row, score);
}

function siftDown(index: u32, count: u32): void {
  const row = load<u32>(bestRows + index * 4);
  const score = load<f32>(bestScores + index * 4);
  while (index * 2 + 1 < count) {
    let child = index * 2 + 1;
    if (child + 1 < count && entryIsWorse(child + 1, child)) child++;
    const childRow = load<u32>(bestRows + child * 4);
    const childScore = load<f32>(bestScores + child * 4);
    if (!isWorse(childRow, childScore, row, score)) break;
    put(index, childRow, childScore);
    index = child;
  }
  put(index, row, score);
}

function entryIsWorse(index: u32, other: u32): bool {
  return isWorse(
    load<u32>(bestRows + index * 4),
    load<f32>(bestScores + index * 4),
    load<u32>(bestRows + other * 4),
    load<f32>(bestScores + other * 4),
  );
}

/** Heap sort: moves the worst to the end, again and again. */
function sortBest(): void {
  for (let end = <i32>bestCount - 1; end > 0; end--) {
    const row = load<u32>(bestRows);
    const score = load<f32>(bestScores);
    put(0, load<u32>(bestRows + end * 4), load<f32>(bestScores + end * 4));
    put(end, row, score);
    siftDown(0, end);
  }
}
