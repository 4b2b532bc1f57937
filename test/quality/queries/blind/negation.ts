import type { LabelledImage } from '../../labelled-images.js';
import {
  ask,
  coarseIn,
  labelIn,
  withTwo,
  type NegationQuery,
  type Unwanted,
  type Wanted,
} from '../negation-queries.js';

type Group = readonly [wanted: Wanted, unwanted: readonly Unwanted[]];

const labels = (text: string, ...names: string[]): Unwanted => ({ text, is: labelIn(names) });
const kinds = (text: string, ...names: string[]): Unwanted => ({ text, is: coarseIn(names) });
const sub = (text: string, ...names: string[]): Wanted => ({
  set: 'fashion',
  text,
  is: (image) => names.includes(image.sub ?? ''),
});
const type = (text: string, ...names: string[]): Wanted => ({ set: 'fashion', text, is: labelIn(names) });
const colour = (text: string, ...names: string[]): Unwanted => ({
  text,
  is: (image) => names.includes(image.colour ?? ''),
});

/** An object without another: other words and other groups than those that constants were chosen on. */
const objects: readonly Group[] = [
  [
    { set: 'grocery', text: 'fresh produce', is: ({ group }) => group === 'Fruit' || group === 'Vegetables' },
    [
      kinds('citrus fruit', 'Orange', 'Lemon', 'Lime', 'Satsumas', 'Red-Grapefruit'),
      kinds('melons', 'Melon'),
      kinds('tomatoes', 'Tomato'),
      kinds('pears', 'Pear'),
      kinds('bananas', 'Banana'),
      kinds('bell peppers', 'Pepper'),
      kinds('root vegetables', 'Carrots', 'Potato', 'Onion'),
    ],
  ],
  [
    { set: 'grocery', text: 'drinks', is: coarseIn(['Juice', 'Milk', 'Soy-Milk', 'Oat-Milk', 'Sour-Milk']) },
    [kinds('juice', 'Juice'), kinds('milk', 'Milk'), kinds('soy milk', 'Soy-Milk')],
  ],
  [
    {
      set: 'sports',
      text: 'athletics',
      is: labelIn(['javelin', 'hurdles', 'shot put', 'high jump', 'pole vault', 'hammer throw']),
    },
    [
      labels('throwing a javelin', 'javelin'),
      labels('jumping over hurdles', 'hurdles'),
      labels('shot put', 'shot put'),
      labels('pole vault', 'pole vault'),
    ],
  ],
  [
    {
      set: 'sports',
      text: 'gymnastics',
      is: labelIn(['rings', 'uneven bars', 'parallel bar', 'balance beam', 'pommel horse', 'trapeze']),
    },
    [
      labels('rings', 'rings'),
      labels('a trapeze', 'trapeze'),
      labels('a balance beam', 'balance beam'),
      labels('uneven bars', 'uneven bars'),
    ],
  ],
  [
    {
      set: 'sports',
      text: 'winter sports',
      is: labelIn([
        'snowmobile racing',
        'figure skating women',
        'figure skating men',
        'figure skating pairs',
        'snow boarding',
        'giant slalom',
        'speed skating',
        'curling',
        'bobsled',
        'luge',
        'ski jumping',
        'ice climbing',
        'ice yachting',
        'hockey',
      ]),
    },
    [
      labels('snowmobiles', 'snowmobile racing'),
      labels('figure skating', 'figure skating women', 'figure skating men', 'figure skating pairs'),
      labels('curling', 'curling'),
      labels('snowboarders', 'snow boarding'),
      labels('ice hockey', 'hockey'),
    ],
  ],
  [
    {
      set: 'sports',
      text: 'water sports',
      is: labelIn([
        'surfing',
        'swimming',
        'canoe slamon',
        'rowing',
        'sailboat racing',
        'water polo',
        'water cycling',
        'hydroplane racing',
        'log rolling',
        'fly fishing',
      ]),
    },
    [
      labels('surfers', 'surfing'),
      labels('swimmers', 'swimming'),
      labels('canoes', 'canoe slamon'),
      labels('sailing boats', 'sailboat racing'),
      labels('anglers', 'fly fishing'),
    ],
  ],
  [
    {
      set: 'sports',
      text: 'sports with horses',
      is: labelIn([
        'horse racing',
        'horse jumping',
        'harness racing',
        'barell racing',
        'chuckwagon racing',
        'jousting',
        'polo',
      ]),
    },
    [
      labels('wagons', 'chuckwagon racing'),
      labels('knights', 'jousting'),
      labels('jumping over obstacles', 'horse jumping'),
    ],
  ],
  [
    { set: 'flowers', text: 'blossoms', is: () => true },
    [
      labels('dandelions', 'dandelion'),
      labels('roses', 'rose'),
      labels('yellow flowers', 'dandelion', 'sunflower'),
      labels('tulips in a field', 'tulip'),
    ],
  ],
  [
    {
      set: 'caltech',
      text: 'means of transport',
      is: labelIn(['airplanes', 'Motorbikes', 'car_side', 'helicopter', 'ketch', 'ferry', 'schooner']),
    },
    [
      labels('planes', 'airplanes'),
      labels('motorcycles', 'Motorbikes'),
      labels('boats', 'ketch', 'ferry', 'schooner'),
      labels('helicopters', 'helicopter'),
    ],
  ],
  [
    {
      set: 'caltech',
      text: 'wildlife',
      is: labelIn([
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
        'elephant',
      ]),
    },
    [
      labels('big cats', 'Leopards', 'cougar_face'),
      labels('turtles', 'hawksbill'),
      labels('scorpions', 'scorpion'),
      labels('kangaroos', 'kangaroo'),
    ],
  ],
  [
    { set: 'clothing', text: 'garments', is: () => true },
    [
      labels('shoes', 'Shoes'),
      labels('trousers', 'Pants'),
      labels('dresses', 'Dress'),
      labels('jackets', 'Outwear'),
      labels('t-shirts', 'T-Shirt'),
    ],
  ],
  [
    { set: 'trash', text: 'litter', is: () => true },
    [
      labels('cardboard boxes', 'cardboard'),
      labels('glass bottles', 'glass'),
      labels('sheets of paper', 'paper'),
      labels('metal cans', 'metal'),
    ],
  ],
  [{ set: 'dogcat', text: 'pets', is: () => true }, [labels('dogs', 'dog'), labels('cats', 'cat')]],
];

/** A category of fashion without a type. */
const types: readonly Group[] = [
  [
    sub('things for the feet', 'Shoes', 'Flip Flops', 'Sandal', 'Socks'),
    [
      labels('socks', 'Socks'),
      labels('high heels', 'Heels'),
      labels('flip-flops', 'Flip Flops'),
      labels('trainers', 'Sports Shoes'),
      labels('sandals', 'Sandals'),
    ],
  ],
  [
    sub(
      'fashion accessories',
      'Bags',
      'Wallets',
      'Eyewear',
      'Ties',
      'Headwear',
      'Belts',
      'Watches',
      'Scarves',
      'Jewellery',
    ),
    [
      labels('bags', 'Handbags', 'Clutches', 'Backpacks', 'Duffel Bag', 'Laptop Bag'),
      labels('neckties', 'Ties'),
      labels('earrings', 'Earrings'),
      labels('hats', 'Caps'),
      labels('glasses', 'Sunglasses'),
    ],
  ],
  [
    sub('legwear', 'Bottomwear'),
    [
      labels('jeans', 'Jeans'),
      labels('shorts', 'Shorts'),
      labels('leggings', 'Leggings'),
      labels('skirts', 'Skirts'),
      labels('jogging trousers', 'Track Pants'),
    ],
  ],
  [
    sub('upper body clothing', 'Topwear'),
    [
      labels('jackets', 'Jackets'),
      labels('sweaters', 'Sweaters', 'Sweatshirts'),
      labels('t-shirts', 'Tshirts'),
      labels('Indian clothes', 'Kurtas', 'Kurtis', 'Tunics', 'Dupatta'),
    ],
  ],
  [
    sub('beauty products', 'Fragrance', 'Lips', 'Nails', 'Makeup'),
    [
      labels('nail polish', 'Nail Polish'),
      labels('lipstick', 'Lipstick'),
      labels('deodorant', 'Deodorant'),
      labels('perfume bottles', 'Perfume and Body Mist'),
    ],
  ],
  [
    sub('ornaments to wear', 'Jewellery'),
    [labels('rings for the finger', 'Ring'), labels('earrings', 'Earrings'), labels('pendants', 'Pendant')],
  ],
  [
    sub('luggage and bags', 'Bags'),
    [labels('backpacks', 'Backpacks'), labels('clutches', 'Clutches'), labels('handbags', 'Handbags')],
  ],
  [
    sub('lingerie and underwear', 'Innerwear'),
    [labels('bras', 'Bra'), labels('briefs', 'Briefs'), labels('vests', 'Innerwear Vests')],
  ],
];

const hues: readonly Unwanted[] = [
  colour('black', 'Black'),
  colour('blue', 'Blue', 'Navy Blue', 'Turquoise Blue'),
  colour('white', 'White', 'Off White'),
  colour('brown', 'Brown'),
  colour('grey', 'Grey', 'Grey Melange'),
  colour('red', 'Red'),
  colour('pink', 'Pink'),
  colour('purple', 'Purple'),
  colour('green', 'Green'),
];

/** A type or a category without a colour. */
const coloured: readonly Wanted[] = [
  sub('bags', 'Bags'),
  sub('footwear', 'Shoes', 'Sandal', 'Flip Flops'),
  sub('underwear', 'Innerwear'),
  sub('jewellery', 'Jewellery'),
  sub('tops', 'Topwear'),
  sub('cosmetics', 'Lips', 'Nails', 'Makeup'),
  sub('trousers', 'Bottomwear'),
  type('pullovers', 'Sweaters', 'Sweatshirts'),
  type('jeans and trousers', 'Jeans', 'Trousers'),
  type('evening bags', 'Clutches'),
  type('wallets and belts', 'Wallets', 'Belts'),
  type('sunglasses', 'Sunglasses'),
  type('flat shoes', 'Flats'),
];

/** Queries "A without B" and "A without B and without C" that were never used for choosing. */
export function blindNegations(images: readonly LabelledImage[]): NegationQuery[] {
  const object = objects.flatMap(([wanted, unwanted]) => ask('object', images, wanted, unwanted));
  const typed = types.flatMap(([wanted, unwanted]) => ask('type', images, wanted, unwanted));
  const colours = coloured.flatMap((wanted) => ask('colour', images, wanted, hues));
  return [...object, ...typed, ...colours, ...withTwo(object), ...withTwo(typed)];
}
