import { parseLabels } from './labels.js';

describe('Typed labels', () => {
  it('are one a line, with wordings behind a colon', () => {
    expect(parseLabels(' hat \n\nhat\nfootwear: shoes, boots ,, sandals\njuice:\n:x')).toEqual([
      'hat',
      { name: 'footwear', phrases: ['shoes', 'boots', 'sandals'] },
      'juice',
      ':x',
    ]);
  });
});
