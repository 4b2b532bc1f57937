import { typicalityOf, typicalityScale, type TypicalityScale } from './typicality.js';

/** Unit vectors of the plane, by their angles in degrees. */
const at = (degrees: number) => {
  const angle = (degrees * Math.PI) / 180;
  return Float32Array.of(Math.cos(angle), Math.sin(angle));
};

function scaleOf(...degrees: number[]): TypicalityScale {
  const vectors = Float32Array.from(degrees.flatMap((angle) => [...at(angle)]));
  const steps = typicalityScale({ dimension: 2, vectors });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

// The nearest other is 1, 1, 9, 30 and 30 degrees away.
const scale = scaleOf(0, 1, 10, 100, 130);

describe('typicality', () => {
  it('leaves an image of the sample itself out of its own neighbours', () => {
    const cosines = [30, 30, 9, 1, 1].map((degrees) => Math.cos((degrees * Math.PI) / 180));
    cosines.forEach((cosine, index) => expect(scale.nearest[index]).toBeCloseTo(cosine, 6));
  });

  it.each([
    [0, 1],
    [5, 0.6],
    [120, 0.4],
    [30, 0.4],
    [180, 0],
  ])(
    'of an image at %s degrees is the share of the sample that lies further from its neighbours: %s',
    (angle, share) => {
      expect(typicalityOf(at(angle), scale)).toBe(share);
    },
  );

  it('prepares its scale in as many steps as there are images', () => {
    const steps = typicalityScale({ dimension: 2, vectors: Float32Array.from([...at(0), ...at(9)]) });
    expect([...steps]).toHaveLength(2);
  });
});
