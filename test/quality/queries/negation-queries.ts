import type { LabelledImage, SetName } from '../labelled-images.js';
import type { Picture } from './labelled-query.js';
import { wordsFor } from './wording.js';

/** "A without B", asked over one set; `shown` are pictures of A that show a B. */
export type NegationQuery = {
  kind: 'object' | 'type' | 'colour' | 'three-way';
  positive: string;
  negatives: string[];
  pool: readonly Picture[];
  relevant: ReadonlySet<Picture>;
  shown: ReadonlySet<Picture>;
};

type Is = (image: LabelledImage) => boolean;
export type Wanted = { set: SetName; text: string; is: Is };
export type Unwanted = { text: string; is: Is };

const FEWEST_RELEVANT = 10;
const FEWEST_SHOWN = 3;

const ballSports = [
  'football',
  'rugby',
  'basketball',
  'baseball',
  'volleyball',
  'tennis',
  'golf',
  'lacrosse',
  'field hockey',
  'cricket',
  'water polo',
  'table tennis',
];
const animals = [
  'Leopards',
  'hawksbill',
  'starfish',
  'kangaroo',
  'scorpion',
  'ibis',
  'llama',
  'cougar_face',
  'crab',
  'butterfly',
  'crayfish',
  'dragonfly',
  'dolphin',
  'dalmatian',
  'elephant',
  'flamingo',
];
const vehicles = ['airplanes', 'Motorbikes', 'car_side', 'helicopter', 'ketch', 'ferry', 'schooner'];
const colours = ['Black', 'Blue', 'White', 'Red', 'Pink', 'Green', 'Brown'];
const categories: Record<string, string> = {
  Topwear: 'tops',
  Bottomwear: 'trousers and bottoms',
  Shoes: 'shoes',
  Bags: 'bags',
  Innerwear: 'underwear',
  Jewellery: 'jewellery',
  'Loungewear and Nightwear': 'nightwear',
  Lips: 'lip makeup',
};

export const labelIn =
  (labels: readonly string[]): Is =>
  ({ label }) =>
    labels.includes(label);
export const coarseIn =
  (kinds: readonly string[]): Is =>
  ({ coarse = '' }) =>
    kinds.includes(coarse);
const labelHas =
  (word: string): Is =>
  ({ label }) =>
    label.split(' ').includes(word);

/** An object without another, a category without a type, a type without a colour; and an object without two. */
export function negationQueries(images: readonly LabelledImage[]): NegationQuery[] {
  const objects = objectQueries(images);
  return [...objects, ...typeQueries(images), ...colourQueries(images), ...withTwo(objects)];
}

/** "A without B and without C", for neighbouring B and C of the same A. */
export function withTwo(single: readonly NegationQuery[]): NegationQuery[] {
  return single.flatMap((first, index) => {
    const second = single[index + 1];
    if (!second || second.positive !== first.positive) return [];
    const relevant = new Set([...first.relevant].filter((picture) => second.relevant.has(picture)));
    return [
      {
        ...first,
        kind: 'three-way' as const,
        negatives: [...first.negatives, ...second.negatives],
        relevant,
        shown: new Set([...first.shown, ...second.shown]),
      },
    ].filter(() => relevant.size >= FEWEST_RELEVANT);
  });
}

function objectQueries(images: readonly LabelledImage[]): NegationQuery[] {
  const kinds = [...new Set(images.flatMap(({ coarse }) => coarse ?? []))].sort();
  const groceries: [string, string][] = [
    ['Fruit', 'fruit'],
    ['Vegetables', 'vegetables'],
    ['Packages', 'cartons'],
  ];
  const wanted: [Wanted, Unwanted[]][] = [
    ...groceries.map(([group, text]): [Wanted, Unwanted[]] => [
      { set: 'grocery', text, is: (image) => image.group === group },
      kinds.map((kind) => ({ text: wordsFor(kind), is: (image) => image.coarse === kind })),
    ]),
    [
      { set: 'grocery', text: 'apples', is: ({ coarse }) => coarse === 'Apple' },
      byLabel(['Royal-Gala', 'Granny-Smith', 'Golden-Delicious', 'Red-Delicious', 'Pink-Lady']),
    ],
    [
      { set: 'grocery', text: 'melons', is: ({ coarse }) => coarse === 'Melon' },
      byLabel(['Watermelon', 'Honeydew-Melon', 'Cantaloupe']),
    ],
    [
      { set: 'sports', text: 'racing', is: labelHas('racing') },
      ['horse', 'motorcycle', 'snowmobile', 'sailboat', 'sidecar'].map((word) => ({
        text: word,
        is: labelHas(word),
      })),
    ],
    [
      { set: 'sports', text: 'ball sports', is: labelIn(ballSports) },
      byLabel(['football', 'rugby', 'basketball', 'baseball', 'golf']),
    ],
    [
      { set: 'flowers', text: 'flowers', is: () => true },
      ['tulip', 'daisy', 'rose', 'sunflower', 'dandelion'].map((label) => ({
        text: `${label}s`,
        is: labelIn([label]),
      })),
    ],
    [
      { set: 'caltech', text: 'animals', is: labelIn(animals) },
      byLabel(['Leopards', 'kangaroo', 'hawksbill', 'starfish']),
    ],
    [
      { set: 'caltech', text: 'vehicles', is: labelIn(vehicles) },
      byLabel(['airplanes', 'Motorbikes', 'car_side']),
    ],
    [
      { set: 'clothing', text: 'clothes', is: () => true },
      byLabel(['T-Shirt', 'Longsleeve', 'Pants', 'Shirt', 'Shoes', 'Dress', 'Shorts', 'Outwear']),
    ],
    [
      { set: 'trash', text: 'rubbish', is: () => true },
      byLabel(['paper', 'glass', 'plastic', 'cardboard', 'metal']),
    ],
  ];
  return wanted.flatMap(([positive, negatives]) => ask('object', images, positive, negatives));
}

function typeQueries(images: readonly LabelledImage[]): NegationQuery[] {
  const labelsOf = (is: Is) =>
    [
      ...new Set(images.filter((image) => image.set === 'fashion' && is(image)).map(({ label }) => label)),
    ].sort();
  const masters: [string, string][] = [
    ['Apparel', 'clothes'],
    ['Accessories', 'accessories'],
    ['Footwear', 'footwear'],
    ['Personal Care', 'cosmetics'],
  ];
  const wanted: Wanted[] = [
    ...Object.entries(categories).map(([sub, text]): Wanted => ({
      set: 'fashion',
      text,
      is: (image) => image.sub === sub,
    })),
    ...masters.map(([master, text]): Wanted => ({
      set: 'fashion',
      text,
      is: (image) => image.master === master,
    })),
  ];
  return wanted.flatMap((positive) =>
    ask('type', images, positive, byLabel(labelsOf(positive.is)).slice(0, 8)),
  );
}

function colourQueries(images: readonly LabelledImage[]): NegationQuery[] {
  const types = [
    'Tshirts',
    'Shirts',
    'Handbags',
    'Tops',
    'Kurtas',
    'Sports Shoes',
    'Casual Shoes',
    'Watches',
    'Socks',
    'Trousers',
    'Heels',
    'Flip Flops',
    'Sandals',
    'Ties',
    'Jackets',
    'Dresses',
    'Sweaters',
    'Backpacks',
    'Belts',
    'Caps',
    'Nail Polish',
  ];
  return types.flatMap((type) =>
    ask(
      'colour',
      images,
      { set: 'fashion', text: wordsFor(type), is: labelIn([type]) },
      colours.map((colour) => ({ text: colour.toLowerCase(), is: (image) => image.colour === colour })),
    ),
  );
}

function byLabel(labels: readonly string[]): Unwanted[] {
  return labels.map((label) => ({ text: wordsFor(label), is: labelIn([label]) }));
}

/** The queries about A without each B, where enough pictures show the one and enough the other. */
export function ask(
  kind: NegationQuery['kind'],
  images: readonly LabelledImage[],
  wanted: Wanted,
  unwanted: readonly Unwanted[],
): NegationQuery[] {
  const pool = images.filter(({ set }) => set === wanted.set);
  const all = pool.filter((image) => wanted.is(image));
  return unwanted
    .filter(({ text }) => text !== wanted.text)
    .map((negative) => ({
      kind,
      positive: wanted.text,
      negatives: [negative.text],
      pool,
      relevant: new Set(all.filter((image) => !negative.is(image))),
      shown: new Set(all.filter((image) => negative.is(image))),
    }))
    .filter(({ relevant, shown }) => relevant.size >= FEWEST_RELEVANT && shown.size >= FEWEST_SHOWN);
}
