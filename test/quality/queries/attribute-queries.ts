import type { LabelledImage } from '../labelled-images.js';
import { poolFor, type LabelledQuery } from './labelled-query.js';
import { wordsFor } from './wording.js';

const colours = [
  'Black',
  'Blue',
  'White',
  'Brown',
  'Grey',
  'Pink',
  'Red',
  'Green',
  'Purple',
  'Silver',
  'Gold',
  'Yellow',
];
const people: Record<string, string> = { Women: 'women', Men: 'men', Girls: 'girls', Boys: 'boys' };
const occasions: Record<string, string> = {
  Formal: 'the office',
  Sports: 'sport',
  Ethnic: 'a festival in India',
};
const FEWEST_PHOTOS = 5;

/** Fashion by two or three attributes: "red handbags", "red handbags for women", "shirts for the office, in blue". */
export function attributeQueries(images: readonly LabelledImage[]): LabelledQuery[] {
  const fashion = images.filter(({ set }) => set === 'fashion');
  const pool = poolFor('fashion', images);
  const queries = new Map<string, LabelledQuery>();
  for (const image of fashion) {
    for (const { kind, text } of waysToAsk(image)) {
      const query = queries.get(text) ?? { kind, text, pool, relevant: new Set<LabelledImage>() };
      (query.relevant as Set<LabelledImage>).add(image);
      queries.set(text, query);
    }
  }
  return [...queries.values()].filter(({ relevant }) => relevant.size >= FEWEST_PHOTOS);
}

function waysToAsk({
  label,
  colour = '',
  gender = '',
  usage = '',
}: LabelledImage): { kind: string; text: string }[] {
  const thing = wordsFor(label);
  const hue = colours.includes(colour) ? colour.toLowerCase() : undefined;
  const whom = people[gender];
  const occasion = occasions[usage];
  return [
    ...(hue ? [{ kind: 'two attributes', text: `${hue} ${thing}` }] : []),
    ...(whom ? [{ kind: 'two attributes', text: `${thing} for ${whom}` }] : []),
    ...(hue && whom ? [{ kind: 'three attributes', text: `${hue} ${thing} for ${whom}` }] : []),
    ...(hue && occasion ? [{ kind: 'three attributes', text: `${thing} for ${occasion}, in ${hue}` }] : []),
  ];
}
