import type { AnsweredQuery } from '../api/api-types.js';
import { startAddress, type Address, type Negative } from './address.js';
import { addNegative, removeNegative, shownNegatives, toggleMode } from './negatives.js';

const demoted = (text: string): Negative => ({ text, mode: 'demote' });
const excluded = (text: string): Negative => ({ text, mode: 'exclude' });

describe('negatives', () => {
  const address: Address = {
    ...startAddress('default'),
    text: 'fruit without apples',
    negatives: [excluded('pears')],
  };
  const answered: AnsweredQuery = {
    positive: 'fruit',
    negative: [excluded('pears'), demoted('apples')].map((negative) => ({ ...negative, weight: 1 })),
    clauses: [],
    truncated: false,
    notices: [],
  };

  it('adds a trimmed text once', () => {
    const once = addNegative([], ' apples ');
    expect(once).toEqual([demoted('apples')]);
    expect(addNegative(once, 'Apples')).toBe(once);
    expect(addNegative(once, '  ')).toBe(once);
  });

  it('shows each once, the found ones last', () => {
    expect(shownNegatives(address, answered)).toEqual([excluded('pears'), demoted('apples')]);
    expect(shownNegatives(address, null)).toEqual([excluded('pears')]);
  });

  it('keeps the text when a stated negative is changed', () => {
    expect(toggleMode(address, answered, 'pears')).toEqual({ ...address, negatives: [demoted('pears')] });
    expect(removeNegative(address, answered, 'pears')).toEqual({ ...address, negatives: [] });
  });

  it('states what the server found when a found negative is changed', () => {
    const stated = { ...startAddress('default'), text: 'fruit', parseNegation: false };
    expect(removeNegative(address, answered, 'apples')).toEqual({
      ...stated,
      negatives: [excluded('pears')],
    });
    expect(toggleMode(address, answered, 'apples')).toEqual({
      ...stated,
      negatives: [excluded('pears'), excluded('apples')],
    });
  });
});
