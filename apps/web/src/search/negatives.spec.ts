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
    negative: [
      { text: 'pears', mode: 'exclude', weight: 1 },
      { text: 'apples', mode: 'demote', weight: 1 },
    ],
    clauses: [],
    truncated: false,
    notices: [],
  };

  it('adds a trimmed text once', () => {
    const once = addNegative([], { text: ' apples ' });
    expect(once).toEqual([demoted('apples')]);
    expect(addNegative(once, { text: 'Apples' })).toBe(once);
    expect(addNegative(once, { text: '  ' })).toBe(once);
  });

  it('shows each once, the found ones last', () => {
    expect(shownNegatives(address, answered)).toEqual([excluded('pears'), demoted('apples')]);
    expect(shownNegatives(address, null)).toEqual([excluded('pears')]);
  });

  it('knows a picture by its id', () => {
    const picture: Negative = { image: 'apples', mode: 'exclude' };
    const both = addNegative([demoted('apples')], { image: 'apples' }, 'exclude');
    expect(both).toEqual([demoted('apples'), picture]);
    expect(addNegative(both, { image: 'apples' })).toBe(both);
    const unlike = { ...address, negatives: [picture] };
    const told = {
      ...answered,
      negative: [{ text: null, image: { id: 'apples' }, mode: 'exclude' as const, weight: 1 }],
    };
    expect(shownNegatives(unlike, told)).toEqual([picture]);
    expect(toggleMode(unlike, told, picture).negatives).toEqual([{ image: 'apples', mode: 'demote' }]);
    expect(removeNegative(unlike, told, picture)).toEqual({ ...address, negatives: [] });
  });

  it('keeps the text when a stated negative is changed', () => {
    expect(toggleMode(address, answered, { text: 'pears' })).toEqual({
      ...address,
      negatives: [demoted('pears')],
    });
    expect(removeNegative(address, answered, { text: 'pears' })).toEqual({ ...address, negatives: [] });
  });

  it('states what the server found when a found negative is changed', () => {
    const stated = { ...startAddress('default'), text: 'fruit', parseNegation: false };
    expect(removeNegative(address, answered, { text: 'apples' })).toEqual({
      ...stated,
      negatives: [excluded('pears')],
    });
    expect(toggleMode(address, answered, { text: 'apples' })).toEqual({
      ...stated,
      negatives: [excluded('pears'), excluded('apples')],
    });
  });
});
