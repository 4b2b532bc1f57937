import { phrasesFor } from './phrases.js';

const templates = ['{}', 'a photo of {}'];

describe('phrasesFor', () => {
  it.each(['fruit', 'a red cup', 'ripe red apples'])(
    'puts the short text "%s" into every template',
    (text) => {
      expect(phrasesFor(text, templates)).toEqual([
        { text, weight: 0.5 },
        { text: `a photo of ${text}`, weight: 0.5 },
      ]);
    },
  );

  it('leaves a sentence as it is', () => {
    expect(phrasesFor('a red cup on a table', templates)).toEqual([
      { text: 'a red cup on a table', weight: 1 },
    ]);
  });

  it('leaves a short text as it is when the model has no templates', () => {
    expect(phrasesFor('fruit', [])).toEqual([{ text: 'fruit', weight: 1 }]);
  });

  it('shares the weight of a phrasing among its phrases', () => {
    const phrases = [
      ...phrasesFor('fruit', templates, 3),
      ...phrasesFor('a bowl with several fruits', templates, 1),
    ];
    expect(phrases.map(({ weight }) => weight)).toEqual([1.5, 1.5, 1]);
  });

  it('puts a text with a dollar sign into a template literally', () => {
    expect(phrasesFor('$& bills', ['a photo of {}'])).toEqual([{ text: 'a photo of $& bills', weight: 1 }]);
  });
});
