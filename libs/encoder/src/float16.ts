/** Reads little-endian IEEE 754 half-precision numbers (5 exponent bits, 10 fraction bits). */
export function decodeFloat16(bytes: Uint8Array): Float32Array {
  const halves = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.byteLength / 2);
  const bits = new Uint32Array(values.buffer);
  for (let index = 0; index < values.length; index++) {
    const half = halves.getUint16(index * 2, true);
    const sign = (half & 0x8000) << 16;
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0) {
      // Zero and the numbers too small for a leading 1.
      values[index] = fraction * 2 ** -24;
      bits[index]! |= sign;
    } else {
      // The same number with a wider exponent (bias 127, not 15); all ones stays infinity or NaN.
      bits[index] = sign | ((exponent === 0x1f ? 0xff : exponent + 112) << 23) | (fraction << 13);
    }
  }
  return values;
}
