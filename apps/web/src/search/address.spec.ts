import { readAddress, startAddress, writeAddress, type Address } from './address.js';

describe('address', () => {
  const START_ADDRESS = startAddress('default');
  const addresses: Address[] = [
    START_ADDRESS,
    { ...START_ADDRESS, text: 'fruit & "vegetables"' },
    {
      collection: 'market',
      text: 'fruit',
      phrasings: ['citrus', 'something sweet'],
      like: '0198c1de-0000-7000-8000-000000000002',
      filters: {
        values: { 'metadata.kind': ['food', 'drink'], tags: ['red'] },
        ranges: { 'metadata.price': { from: '1', to: '2.5' }, createdAt: { to: '2026-02-01' } },
      },
      negatives: [
        { text: 'apples, red', mode: 'demote' },
        { text: 'pears', mode: 'exclude' },
        { text: 'kiwi', mode: 'demote' },
        { image: '0198c1de-0000-7000-8000-000000000003', mode: 'exclude' },
        { image: '0198c1de-0000-7000-8000-000000000004', mode: 'demote' },
      ],
      parseNegation: false,
      image: '0198c1de-0000-7000-8000-000000000001',
    },
  ];

  it.each(addresses)('comes back from its link: %j', (address) => {
    const link = writeAddress(address);
    expect(readAddress(link.slice(1))).toEqual(address);
  });

  it('is the bare page at the start', () => {
    expect(writeAddress(START_ADDRESS)).toBe('/');
    expect(readAddress('')).toEqual(START_ADDRESS);
  });

  it('ignores blank values and unknown names', () => {
    expect(readAddress('?q=+&not=&exclude=++&page=2')).toEqual(START_ADDRESS);
  });
});
