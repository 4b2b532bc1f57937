/**
 * Linear Display P3 to linear sRGB, both with the D65 white point (CSS Color Module Level 4, section 10.5 and the
 * sample code of its appendix).
 */
const TO_SRGB = [
  [1.2249401762805598, -0.22494017628055996, 0],
  [-0.04205695470968816, 1.0420569547096881, 0],
  [-0.0196375545903344, -0.0786360455506319, 1.0982736001409663],
] as const;

/** Both spaces share the transfer function of sRGB (IEC 61966-2-1). */
const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const encoded = value / 255;
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
});

function encode(linear: number): number {
  const value = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
}

/** Turns 8-bit RGB from Display P3 into sRGB in place; colours that sRGB lacks are clipped. */
export function displayP3ToSrgb(pixels: Uint8Array): void {
  for (let start = 0; start < pixels.length; start += 3) {
    const red = LINEAR[pixels[start]!]!;
    const green = LINEAR[pixels[start + 1]!]!;
    const blue = LINEAR[pixels[start + 2]!]!;
    for (let channel = 0; channel < 3; channel++) {
      const [fromRed, fromGreen, fromBlue] = TO_SRGB[channel]!;
      pixels[start + channel] = encode(fromRed * red + fromGreen * green + fromBlue * blue);
    }
  }
}

const PROFILE_BOX = Buffer.from('colrprof');
/** An ICC profile describes itself in ASCII (version 2) or UTF-16 (version 4). */
const NAMES = [Buffer.from('Display P3'), Buffer.from('Display P3', 'utf16le').swap16()];

/** Whether a HEIC file says, in the colour profile of its header, that it is in Display P3, as phones' are. */
export function isDisplayP3(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.indexOf(PROFILE_BOX);
  if (start < 4) return false;
  const profile = file.subarray(start, start - 4 + file.readUInt32BE(start - 4));
  return NAMES.some((name) => profile.includes(name));
}
