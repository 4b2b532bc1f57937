import { clausesOf } from './clauses.js';

describe('clausesOf', () => {
  it.each([
    ['a red cup on a blue table next to a green book', ['red cup', 'blue table', 'green book']],
    ['a photo of a man wearing a hat', ['man', 'hat']],
    ['shirts for the office, in blue', ['shirts', 'office', 'blue']],
    ['salt and pepper on a table', ['salt and pepper', 'table']],
    ['a dog in front of it', []],
    ['a bowl of soup', []],
    ['dogs and dogs', []],
    ['a "cup on a table" and a spoon', ['cup on a table', 'spoon']],
    ['', []],
  ])('%j: %j', (prompt, clauses) => {
    expect(clausesOf(prompt)).toEqual(clauses);
  });

  it('tells at most four parts apart', () => {
    expect(clausesOf('a cat, a dog, a bird, a fish and a horse')).toHaveLength(4);
  });
});
