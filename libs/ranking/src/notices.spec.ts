import { noticesFor, type QueryFacts } from './notices.js';

const facts: QueryFacts = {
  positive: 'a red cup',
  contradicting: [],
  terms: [],
  truncated: false,
  languages: ['en'],
};

function codesFor(changed: Partial<QueryFacts>): string[] {
  return noticesFor({ ...facts, ...changed }).map(({ code }) => code);
}

describe('noticesFor', () => {
  it.each([
    ['a red cup', []],
    ['hat', ['single_word']],
    ['a cup on a table', ['relation_not_verified']],
    ['on fire', []],
    ['three dogs', ['count_not_verified']],
    ['a room with 4 chairs', ['count_not_verified']],
    ['a sign that says stop', ['text_not_verified']],
    ['ein Strand ohne Menschen', ['language_unknown']],
    ['une plage sans personne', ['language_unknown']],
    ['una playa sin gente', ['language_unknown']],
    ['пляж без людей', ['language_unknown']],
    ['a die cast model', []],
    ['', []],
  ])('%j: %j', (positive, codes) => {
    expect(codesFor({ positive })).toEqual(codes);
  });

  it('knows the languages of a multilingual model', () => {
    expect(codesFor({ positive: 'ein Strand ohne Menschen', languages: ['en', 'de-DE'] })).toEqual([]);
  });

  it('tells of a text that was cut off and of a negative that is the positive', () => {
    expect(codesFor({ truncated: true, contradicting: ['cups'] })).toEqual([
      'truncated',
      'negative_contradicts',
    ]);
  });

  it('tells of the vocabulary', () => {
    expect(codesFor({ positive: 'a red kurta', terms: ['kurta'] })).toEqual(['vocabulary_used']);
  });

  it('says what to do about each', () => {
    const all = noticesFor({
      ...facts,
      positive: 'drei Katzen auf 3 rugs',
      truncated: true,
      contradicting: ['x', null],
    });
    expect(all.length).toBeGreaterThan(3);
    for (const { message, remedy } of all) {
      expect(message).toMatch(/^[A-Z"].*\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  });
});
