import { collapseDuplicates, findLookAlikes } from './duplicates.js';
import { DUPLICATE_BITS } from './constants.js';

/** A hash with the lowest bits set, so that two of them differ in as many bits as their counts do. */
const hashOf = (bits: number) => ((1n << BigInt(bits)) - 1n).toString(16).padStart(16, '0');
const at = (degrees: number) => {
  const angle = (degrees * Math.PI) / 180;
  return Float32Array.of(Math.cos(angle), Math.sin(angle));
};

describe('findLookAlikes', () => {
  it('finds hits above whose hashes differ in few bits, across both halves', () => {
    const hits = [0, 32, DUPLICATE_BITS, 36, 64].map((bits) => ({ id: `${bits} bits`, hash: hashOf(bits) }));
    expect(Object.fromEntries(findLookAlikes(hits))).toEqual({
      [`${DUPLICATE_BITS} bits`]: ['0 bits'],
      '36 bits': ['32 bits'],
    });
    expect(
      findLookAlikes([0, DUPLICATE_BITS + 1].map((bits) => ({ id: `${bits}`, hash: hashOf(bits) }))),
    ).toEqual(new Map());
  });

  it('knows nothing of hits without a hash', () => {
    expect(findLookAlikes(['a', 'b'].map((id) => ({ id, hash: null })))).toEqual(new Map());
  });
});

describe('collapseDuplicates', () => {
  const hits = ['best', 'copy', 'other', 'copy of a copy', 'collision'].map((id) => ({ id }));
  const lookAlikes = new Map([
    ['copy', ['best']],
    ['copy of a copy', ['copy', 'other']],
    ['collision', ['best', 'copy', 'other']],
  ]);
  const embeddings = new Map([
    ['best', at(0)],
    ['copy', at(20)],
    ['other', at(60)],
    ['copy of a copy', at(40)],
    ['collision', at(180)],
  ]);

  it('keeps the best hit of each group, in order, with the ids it stands for', () => {
    const collapsed = collapseDuplicates(hits, lookAlikes, embeddings);
    expect(collapsed.map(({ hit, duplicates }) => [hit.id, duplicates])).toEqual([
      ['best', ['copy']],
      ['other', ['copy of a copy']],
      ['collision', []],
    ]);
  });

  it('leaves hits apart whose embedding is not there', () => {
    expect(collapseDuplicates(hits, lookAlikes, new Map())).toHaveLength(hits.length);
  });

  it('groups the first hits alike however many follow', () => {
    for (let count = 1; count <= hits.length; count++) {
      const few = collapseDuplicates(hits.slice(0, count), lookAlikes, embeddings).map(({ hit }) => hit.id);
      const all = collapseDuplicates(hits, lookAlikes, embeddings).map(({ hit }) => hit.id);
      expect(all.slice(0, few.length)).toEqual(few);
    }
  });
});
