import { imageShape, imageTensor } from './image-tensor.js';

const size = { width: 2, height: 1 };
const pixels = Uint8Array.from([0, 0, 0, 255, 255, 255]);

function tensor(layout: 'NCHW' | 'NHWC'): number[] {
  return [...imageTensor(pixels, { ...size, mean: [0, 0.5, 1], std: [1, 0.5, 0.25], layout })];
}

describe('imageTensor', () => {
  it('normalises each channel, plane after plane', () => {
    expect(tensor('NCHW')).toEqual([0, 1, -1, 1, -4, 0]);
  });

  it('normalises each channel, pixel after pixel', () => {
    expect(tensor('NHWC')).toEqual([0, -1, -4, 1, 1, 0]);
  });

  it('has the shape of its layout', () => {
    expect(imageShape({ ...size, layout: 'NCHW' })).toEqual([1, 3, 1, 2]);
    expect(imageShape({ ...size, layout: 'NHWC' })).toEqual([1, 1, 2, 3]);
  });
});
