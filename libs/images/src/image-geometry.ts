export interface Size {
  width: number;
  height: number;
}

/** How a picture becomes the `width` × `height` pixels that an encoder takes. */
export type ImageGeometry = Size & {
  interpolation: 'bilinear' | 'bicubic';
} & (
    | {
        /** The whole picture is stretched to width × height. */
        resize: 'squash';
      }
    | {
        /** The shortest side becomes `shortestSide`, then the centre width × height is cut out. */
        resize: 'shortest';
        shortestSide: number;
      }
  );

/**
 * The size a picture is resized to, before any crop. The long side is rounded down, as torchvision's
 * `Resize` does.
 */
export function resizedSize(geometry: ImageGeometry, picture: Size): Size {
  if (geometry.resize === 'squash') return { width: geometry.width, height: geometry.height };
  const side = geometry.shortestSide;
  return picture.width <= picture.height
    ? { width: side, height: Math.floor((side * picture.height) / picture.width) }
    : { width: Math.floor((side * picture.width) / picture.height), height: side };
}

/**
 * Where the crop starts in the resized picture. Halves go to the even pixel, as in torchvision's
 * `CenterCrop`, which uses Python's `round`.
 */
export function cropOffset(geometry: ImageGeometry, resized: Size): { left: number; top: number } {
  return {
    left: roundHalfToEven((resized.width - geometry.width) / 2),
    top: roundHalfToEven((resized.height - geometry.height) / 2),
  };
}

function roundHalfToEven(value: number): number {
  const down = Math.floor(value);
  return value - down === 0.5 ? down + (down % 2) : Math.round(value);
}
