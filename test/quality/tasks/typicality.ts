import { ATYPICAL_BELOW, dot, standardise, typicalityOf } from '@cliptext/ranking';
import { embedPictures } from '../embed-pictures.js';
import { auroc, mean } from '../metrics.js';
import { MADE_PICTURES } from '../pictures/made-pictures.js';
import type { Row } from '../report.js';
import type { Task } from './task.js';

const PICTURES_OF_A_KIND = 60;
const NEIGHBOURS = [1, 10, 50];

const A_PHOTO = 'a photo.';
const NO_PHOTO = ['a drawing', 'a painting', 'clip art', 'a screenshot', 'noise', 'a plain background'];

/** Of a picture; high for what is like the photos that the model knows. */
type Score = (vector: Float32Array) => number;

/** How well scores tell pictures that are no photos from photos, and how many of each are flagged. */
export const typicality: Task = async ({ texts, images }) => {
  const { encoder } = texts;
  const scale = await encoder.typicalityScale();
  await texts.prepareRaw([A_PHOTO, ...NO_PHOTO]);
  const { count, vectors } = await encoder.background();
  const background = Array.from({ length: count }, (_, row) =>
    vectors.subarray(row * encoder.dimension, (row + 1) * encoder.dimension),
  );
  const cosines: Score[] = [...NEIGHBOURS, count].map(
    (neighbours) => (vector) =>
      mean(
        background
          .map((other) => dot(other, vector))
          .sort((a, b) => b - a)
          .slice(0, neighbours),
      ),
  );
  const z = (text: string, vector: Float32Array) => {
    const { vector: ofText, statistics } = texts.raw(text);
    return standardise(dot(ofText, vector), statistics);
  };
  const words: Score = (vector) => z(A_PHOTO, vector) - Math.max(...NO_PHOTO.map((text) => z(text, vector)));
  const [nearest, nearest10, nearest50, all] = cosines as [Score, Score, Score, Score];
  const scores: [string, Score][] = [
    ['nearest background photo (as shipped)', nearest],
    ['mean of the nearest 10', nearest10],
    ['mean of the nearest 50', nearest50],
    ['mean cosine to all of them', all],
    [`words: "${A_PHOTO}" against "${NO_PHOTO[0]}" …`, words],
  ];

  const photos = images.test.map(({ vector }) => vector);
  const kinds: [string, Float32Array[]][] = [];
  for (const [kind, make] of Object.entries(MADE_PICTURES)) {
    const embedded = await embedPictures(await make(PICTURES_OF_A_KIND), encoder);
    kinds.push([kind, embedded.map(({ vector }) => vector)]);
  }
  const rows = scores.map(([method, score]): Row => {
    const ofPhotos = photos.map(score);
    return {
      method,
      figures: Object.fromEntries(kinds.map(([kind, made]) => [kind, auroc(ofPhotos, made.map(score))])),
    };
  });
  const flagged = (pictures: readonly Float32Array[]) =>
    mean(pictures.map((vector) => Number(typicalityOf(vector, scale) < ATYPICAL_BELOW)));
  rows.push({
    method: `share flagged at ${ATYPICAL_BELOW} (as shipped)`,
    figures: {
      ...Object.fromEntries(kinds.map(([kind, made]) => [kind, flagged(made)])),
      photos: flagged(photos),
    },
  });
  const note = `AUROC of ${PICTURES_OF_A_KIND} made pictures of each kind against the ${photos.length} photos, and the share that has the flag.`;
  return [{ title: 'Typicality', note, rows }];
};
