import { cropOffset, resizedSize, type ImageGeometry } from './image-geometry.js';

const squash: ImageGeometry = { width: 260, height: 130, resize: 'squash', interpolation: 'bicubic' };
const shortest: ImageGeometry = {
  width: 224,
  height: 224,
  resize: 'shortest',
  shortestSide: 224,
  interpolation: 'bicubic',
};

describe('resizedSize', () => {
  it('stretches the whole picture when squashing', () => {
    expect(resizedSize(squash, { width: 4000, height: 10 })).toEqual({ width: 260, height: 130 });
  });

  it('keeps the sides in proportion otherwise, rounding the long one down', () => {
    expect(resizedSize(shortest, { width: 640, height: 427 })).toEqual({ width: 335, height: 224 });
    expect(resizedSize(shortest, { width: 427, height: 640 })).toEqual({ width: 224, height: 335 });
    expect(resizedSize(shortest, { width: 100, height: 100 })).toEqual({ width: 224, height: 224 });
  });
});

describe('cropOffset', () => {
  it('centres the crop, with halves on the even pixel', () => {
    expect(cropOffset(shortest, { width: 335, height: 224 })).toEqual({ left: 56, top: 0 }); // 55.5
    expect(cropOffset(shortest, { width: 224, height: 225 })).toEqual({ left: 0, top: 0 }); // 0.5
    expect(cropOffset(shortest, { width: 227, height: 234 })).toEqual({ left: 2, top: 5 }); // 1.5
  });
});
