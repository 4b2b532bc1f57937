import { playgroundStrings } from './playground.js';

export const typicalityStrings = {
  result: 'Typicality of the picture',
  typical: 'Typical enough',
  atypical: 'Not typical',
  moreThan: (typicality: number) =>
    `More typical than ${playgroundStrings.percent(typicality)} of the photos that it is compared with.`,
  meter: 'Photos that are less typical',
  believe: 'Scores, probabilities and tags of this picture are less to be trusted.',
  caveat:
    'A hint, no detector: by definition 2 of 100 ordinary photos are flagged, and a quarter to a half of drawings are not. Pictures of one colour cannot be told at all.',
  least: 'Least typical pictures of the collection',
  none: 'No picture of the collection has been judged yet.',
  flagged: 'flagged',
};
