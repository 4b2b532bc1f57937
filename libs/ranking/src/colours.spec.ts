import { COLOURS, colourOf, coloursIn } from './colours.js';

describe('coloursIn', () => {
  it.each([
    ['red shoes', ['red']],
    ['a blue and white shirt', ['blue', 'white']],
    ['Grey or gray shirts', ['grey']],
    ['shirts for the office, in blue', ['blue']],
    ['a handbag in red', ['red']],
    ['a dog on a white table', []],
    ['a product photo of shoes against a white background', []],
    ['a black and white photo of a dog', []],
    ['orange juice', []],
    ['a greenhouse', []],
    ['the constructor', []],
    [`${COLOURS.slice(0, 11).join(' ')} crayons`, []],
    [`${COLOURS.join(' ')} crayons`, []],
    ['', []],
  ])('%j: %j', (prompt, colours) => {
    expect(coloursIn(prompt)).toEqual(colours);
  });
});

describe('colourOf', () => {
  it.each([
    ['blue', 'shirts', 'blue'],
    ['the blue ones', 'shirts', 'blue'],
    ['blue shirts', 'shirt', 'blue'],
    ['golden', 'watches', 'gold'],
    ['blue trousers', 'shirts', undefined],
    ['blue or red', 'shirts', undefined],
    ['apples', 'fruit', undefined],
    ['constructor', 'toys', undefined],
    ['shirts', 'shirts', undefined],
  ])('of %j, where %j are looked for: %j', (negative, positive, colour) => {
    expect(colourOf(negative, positive)).toBe(colour);
  });
});
