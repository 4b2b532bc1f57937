import { COLOURS } from './colours.js';
import { queryTexts, type NegativeText } from './query-texts.js';

function demote(text: string): NegativeText {
  return { text, mode: 'demote', weight: 1 };
}

describe('queryTexts', () => {
  it('needs nothing but the positive for a plain prompt', () => {
    expect(queryTexts('a hat', [], { compose: true })).toEqual({
      clauses: [],
      namedColours: [],
      colours: [],
      negatives: [],
      needsNeutral: false,
    });
  });

  it('sets a colour against all colours, wherever it is named', () => {
    expect(queryTexts('red shoes', [], { compose: false })).toMatchObject({
      namedColours: ['red'],
      colours: COLOURS,
    });
    expect(queryTexts('shoes', [demote('red shoes')], { compose: false })).toMatchObject({
      namedColours: [],
      colours: COLOURS,
      negatives: [{ text: 'red shoes', encoded: 'red', colour: 'red' }],
    });
  });

  it('takes a negative as it stands when its colour is looked for', () => {
    const { negatives } = queryTexts('red shoes', [demote('red')], { compose: false });
    expect(negatives).toEqual([{ ...demote('red'), encoded: 'red' }]);
  });

  it('needs the neutral texts to exclude', () => {
    expect(
      queryTexts('fruit', [{ ...demote('apples'), mode: 'exclude' }], { compose: false }).needsNeutral,
    ).toBe(true);
  });

  it('splits the prompt on request only', () => {
    expect(queryTexts('a cup on a table', [], { compose: true }).clauses).toEqual(['cup', 'table']);
    expect(queryTexts('a cup on a table', [], { compose: false }).clauses).toEqual([]);
  });
});
