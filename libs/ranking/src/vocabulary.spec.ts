import { otherWordings } from './vocabulary.js';

const vocabulary = [
  { term: 'kurta', phrases: ['long tunic', 'Indian shirt'] },
  { term: 'kurta set', phrases: ['tunic with trousers'] },
  { term: 'C++ mug', phrases: ['mug'] },
];

describe('otherWordings', () => {
  it.each([
    ['a red kurta', ['a red long tunic', 'a red Indian shirt'], ['kurta']],
    ['Kurtas for men', ['long tunic for men', 'Indian shirt for men'], ['kurta']],
    ['a kurta set', ['a tunic with trousers'], ['kurta set']],
    ['a c++ mug', ['a mug'], ['C++ mug']],
    ['a kurtan', [], []],
    ['a shirt', [], []],
  ])('%j: %j', (prompt, wordings, terms) => {
    expect(otherWordings(prompt, vocabulary)).toEqual({ wordings, terms });
  });

  it('puts in a phrase as it stands', () => {
    expect(otherWordings('a kurta', [{ term: 'kurta', phrases: ['$& $1'] }]).wordings).toEqual(['a $& $1']);
  });
});
