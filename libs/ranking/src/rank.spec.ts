import { COLOURS, type Colour } from './colours.js';
import { seededRandom } from '../../../test/support/random.js';
import { rank } from './rank.js';
import type { Candidate, Negative, RankingQuery } from './ranking-query.js';
import { TUNED } from './tuned.js';

const random = seededRandom(4);
const unit = { mean: 0, deviation: 1 };

/** With the statistics `unit`, a cosine is its own standardised score: easy to reckon with. */
function candidate(
  id: string,
  positive: number,
  negatives: number[] = [],
  neutral: number[] = [],
): Candidate {
  return { id, positive, clauses: [], colours: [], negatives, neutral };
}

function negative(text: string, mode: Negative['mode'] = 'demote', weight = 1): Negative {
  return { text, mode, weight, statistics: unit };
}

function query(negatives: Negative[] = [], neutral = 0): RankingQuery {
  return {
    positive: unit,
    clauses: [],
    namedColours: [],
    colours: [],
    negatives,
    neutral: Array.from({ length: neutral }, () => unit),
  };
}

function idsOf(ranking: { hits: { id: string }[] }): string[] {
  return ranking.hits.map(({ id }) => id);
}

describe('rank', () => {
  it('sorts by the standardised similarity when nothing is negated', () => {
    const statistics = { mean: 0.1, deviation: 0.05 };
    const { hits, excluded } = rank([candidate('low', 0.2), candidate('high', 0.3)], {
      ...query(),
      positive: statistics,
    });
    expect(hits).toEqual([
      expect.objectContaining({ id: 'high', similarity: 0.3, score: expect.closeTo(4, 9) }),
      expect.objectContaining({ id: 'low', similarity: 0.2, score: expect.closeTo(2, 9) }),
    ]);
    expect(excluded).toEqual({ count: 0, byNegative: [] });
  });

  it('orders equal scores by id', () => {
    expect(idsOf(rank([candidate('c', 1), candidate('a', 1), candidate('b', 1)], query()))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('does not depend on the order of the candidates', () => {
    const negatives = [negative('a'), negative('b', 'exclude')];
    const candidates = Array.from({ length: 200 }, (_, index) =>
      candidate(`image-${index}`, Math.round(random() * 6), [random() * 6, random() * 6], [random()]),
    );
    const shuffled = candidates.map((value) => ({ value, key: random() })).sort((a, b) => a.key - b.key);
    expect(
      rank(
        shuffled.map(({ value }) => value),
        query(negatives, 1),
      ),
    ).toEqual(rank(candidates, query(negatives, 1)));
  });

  describe('demote', () => {
    it('takes nothing from an image below the threshold', () => {
      const { hits } = rank([candidate('a', 3, [TUNED.negativeThreshold])], query([negative('n')]));
      expect(hits[0]?.score).toBe(3);
    });

    it('takes the weighted excess above the threshold, for each negative', () => {
      const above = TUNED.negativeThreshold + 2;
      const { hits } = rank(
        [candidate('a', 3, [above, above])],
        query([negative('n'), negative('m', 'demote', 0.5)]),
      );
      expect(hits[0]?.score).toBeCloseTo(3 - 1.5 * TUNED.negativeStrength * 2, 9);
    });

    it('never drops an image', () => {
      const { hits, excluded } = rank([candidate('a', 0, [40])], query([negative('n', 'demote', 4)]));
      expect(hits).toHaveLength(1);
      expect(excluded).toEqual({ count: 0, byNegative: [] });
    });

    it('is off with a weight of 0', () => {
      expect(rank([candidate('a', 1, [9])], query([negative('n', 'demote', 0)])).hits[0]?.score).toBe(1);
    });

    it('never raises a score as an image shows more of the negative', () => {
      const scores = [0, 1, 2, 3, 4, 5].map(
        (shown) => rank([candidate('a', 3, [shown])], query([negative('n')])).hits[0]?.score ?? NaN,
      );
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    });
  });

  describe('exclude', () => {
    it('drops an image whose probability of the negative exceeds the cut, and counts it', () => {
      const ranking = rank(
        [candidate('apple', 3, [5]), candidate('lemon', 4, [2]), candidate('pear', 4, [3])],
        query([negative('apples', 'exclude')]),
      );
      expect(idsOf(ranking)).toEqual(['lemon', 'pear']);
      expect(ranking.excluded).toEqual({ count: 1, byNegative: [{ text: 'apples', count: 1 }] });
    });

    it('cuts where the softmax of the negative and the positive says so', () => {
      const margin = Math.log(TUNED.exclusionCut / (1 - TUNED.exclusionCut));
      const ranking = rank(
        [candidate('just kept', 1, [1 + margin - 1e-6]), candidate('just dropped', 1, [1 + margin + 1e-6])],
        query([negative('n', 'exclude')]),
      );
      expect(idsOf(ranking)).toEqual(['just kept']);
    });

    it('keeps an image that a neutral text describes better', () => {
      const shown = candidate('a', 0, [1], [3]);
      expect(rank([{ ...shown, neutral: [] }], query([negative('n', 'exclude')])).excluded.count).toBe(1);
      expect(rank([shown], query([negative('n', 'exclude')], 1)).excluded.count).toBe(0);
    });

    it('demotes what it does not drop', () => {
      const candidates = [candidate('a', 6, [5])];
      const excluding = rank(candidates, query([negative('n', 'exclude')]));
      expect(excluding.hits[0]?.score).toBe(rank(candidates, query([negative('n')])).hits[0]?.score);
    });

    it('counts an image once and each negative that drops it', () => {
      const { excluded } = rank(
        [candidate('both', 0, [9, 9, 9]), candidate('one', 0, [0, 9, 9])],
        query([negative('n', 'exclude'), negative('m', 'exclude'), negative('d')]),
      );
      expect(excluded).toEqual({
        count: 2,
        byNegative: [
          { text: 'n', count: 1 },
          { text: 'm', count: 2 },
        ],
      });
    });

    it('is off with a weight of 0', () => {
      expect(rank([candidate('a', 0, [9])], query([negative('n', 'exclude', 0)])).excluded.count).toBe(0);
    });
  });

  describe('a picture', () => {
    const image = { id: 'unwanted' };
    const picture = (mode: Negative['mode'], copies: string[] = []): Negative => ({
      ...negative('', mode),
      text: null,
      image,
      copies: new Set(copies),
    });

    it('takes what goes beyond a margin below what is usual among the candidates', () => {
      const candidates = [candidate('kin', 5, [6]), candidate('other', 5, [4])];
      const { hits } = rank(candidates, query([picture('demote')]));
      const threshold = 5 - TUNED.negativePictureMargin;
      expect(idsOf({ hits })).toEqual(['other', 'kin']);
      expect(hits[0]?.score).toBe(5);
      expect(hits[1]?.score).toBeCloseTo(5 - TUNED.negativePictureStrength * (6 - threshold), 9);
      expect(hits[1]?.evidence.negatives).toMatchObject([
        { text: null, image, threshold, probability: null },
      ]);
    });

    it('takes nothing below the threshold of texts, however unlike it the candidates are', () => {
      const candidates = [candidate('a', 5, [TUNED.negativeThreshold]), candidate('b', 5, [-3])];
      expect(rank(candidates, query([picture('demote')])).hits.map(({ score }) => score)).toEqual([5, 5]);
    });

    it('drops its copies alone with `exclude`, and counts them', () => {
      const candidates = [candidate('unwanted', 5, [9]), candidate('copy', 5, [8]), candidate('kin', 5, [8])];
      const copies = ['unwanted', 'copy'];
      const ranking = rank(candidates, query([picture('exclude', copies)]));
      expect(idsOf(ranking)).toEqual(['kin']);
      expect(ranking.excluded).toEqual({ count: 2, byNegative: [{ text: null, image, count: 2 }] });
      expect(idsOf(rank(candidates, query([picture('demote', copies)])))).toHaveLength(3);
    });

    it('leaves negatives in words as they are', () => {
      const candidates = [candidate('a', 5, [4, 0]), candidate('b', 4, [1, 0])];
      const both = rank(candidates, query([negative('n'), picture('demote')]));
      expect(both.hits.map(({ evidence }) => evidence.negatives[0])).toEqual(
        rank(
          candidates.map(({ id, positive, negatives: [first] }) => candidate(id, positive, [first!])),
          query([negative('n')]),
        ).hits.map(({ evidence }) => evidence.negatives[0]),
      );
    });
  });

  describe('a negative that equals the positive', () => {
    const candidates = [1, 2, 3, 4, 5].map((value) => candidate(`image-${value}`, value, [value]));

    it.each(['demote', 'exclude'] as const)('keeps every image and their order (%s)', (mode) => {
      expect(idsOf(rank(candidates, query([negative('same', mode)])))).toEqual(
        idsOf(
          rank(
            candidates.map(({ id, positive }) => candidate(id, positive)),
            query(),
          ),
        ),
      );
    });
  });

  describe('colours', () => {
    const colours = COLOURS.map((colour) => ({ colour, statistics: unit }));
    /** Shows one colour with z = 3 and the others with z = 0. */
    const showing = (shown: Colour, negatives: number[] = []): Candidate => ({
      ...candidate(shown, 4, negatives),
      colours: COLOURS.map((colour) => (colour === shown ? 3 : 0)),
    });

    it('prefers the named colour, by how much more evident another one is', () => {
      const { hits } = rank([showing('blue'), showing('red')], {
        ...query(),
        namedColours: ['red'],
        colours,
      });
      expect(hits.map(({ id }) => id)).toEqual(['red', 'blue']);
      expect(hits[0]?.score).toBe(4);
      expect(hits[1]?.score).toBeCloseTo(4 - TUNED.colourStrength * (3 + TUNED.colourMargin), 9);
      expect(hits[1]?.evidence.colours).toMatchObject([
        { text: 'red', standardised: 0, threshold: 3 + TUNED.colourMargin },
      ]);
    });

    it('takes no named colour for a rival of another', () => {
      const named = { ...query(), namedColours: ['red', 'blue'] as Colour[], colours };
      const both = {
        ...showing('red'),
        colours: COLOURS.map((colour) => (['red', 'blue'].includes(colour) ? 3 : 0)),
      };
      expect(rank([both, showing('green')], named).hits[0]).toMatchObject({ id: 'red', score: 4 });
    });

    it('takes no colour that all candidates have for a sign', () => {
      const brownish = ['red', 'blue'].map((shown) => showing(shown as Colour));
      for (const { colours: scores } of brownish) (scores as number[])[COLOURS.indexOf('brown')] = 9;
      const { hits } = rank(brownish, { ...query(), namedColours: ['red'], colours });
      expect(hits[0]).toMatchObject({ id: 'red', score: 4 });
    });

    it('goes by what is usual among the candidates of the first page, on later pages too', () => {
      const named = { ...query(), namedColours: ['red'] as Colour[], colours };
      const first = Array.from({ length: 200 }, (_, index) => ({
        ...showing(index % 2 ? 'red' : 'blue'),
        id: `${index}`,
      }));
      const more = Array.from({ length: 200 }, (_, index) => ({ ...showing('red'), id: `later ${index}` }));
      const scores = ({ hits }: ReturnType<typeof rank>) => new Map(hits.map(({ id, score }) => [id, score]));
      const later = scores(rank([...first, ...more], named));
      for (const [id, score] of scores(rank(first, named))) expect(later.get(id)).toBe(score);
    });

    it.each(['demote', 'exclude'] as const)('pushes a negative colour down among the others (%s)', (mode) => {
      const notBlue = { ...query([{ ...negative('blue', mode), colour: 'blue' }]), colours };
      const ranking = rank([showing('blue', [4]), showing('red', [0])], notBlue);
      expect(ranking.hits[0]).toMatchObject({ id: 'red', score: 4 });
      expect(ranking.hits.length + ranking.excluded.count).toBe(2);
      expect(ranking.excluded.count).toBe(mode === 'exclude' ? 1 : 0);
    });
  });

  it('gives evidence from which the score can be recomputed', () => {
    const negatives: Negative[] = [
      { text: 'apples', mode: 'demote', weight: 2, statistics: { mean: 0.08, deviation: 0.11 } },
      { text: 'pears', mode: 'exclude', weight: 1, statistics: { mean: 0.05, deviation: 0.09 } },
    ];
    const ranking = rank([candidate('a', 0.7, [0.5, 0.4], [0.1])], {
      ...query(),
      positive: { mean: 0.07, deviation: 0.1 },
      negatives,
      neutral: [{ mean: 0.2, deviation: 0.05 }],
    });
    const [hit] = ranking.hits;
    const { positive, negatives: shown } = hit!.evidence;
    let score = (positive.similarity - positive.mean) / positive.deviation;
    for (const { similarity, mean, deviation, weight, strength, threshold } of shown) {
      score -= weight * strength * Math.max(0, (similarity - mean) / deviation - threshold);
    }
    expect(hit!.score).toBeCloseTo(score, 12);
    expect(hit!.score).toBeCloseTo(6.3 - 2 * 0.75 * (0.42 / 0.11 - 2.5) - 0.75 * (0.35 / 0.09 - 2.5), 9);
    expect(shown).toMatchObject([
      { text: 'apples', mode: 'demote', weight: 2, similarity: 0.5, probability: null },
      {
        text: 'pears',
        mode: 'exclude',
        weight: 1,
        similarity: 0.4,
        probability: expect.closeTo(1 / (1 + Math.exp(6.3 - 0.35 / 0.09) + Math.exp(-2 - 0.35 / 0.09)), 9),
      },
    ]);
  });

  it.each([
    ['no value for a negative', candidate('a', 1, [])],
    ['a negative that is not a number', candidate('a', 1, [NaN])],
    ['a positive that is not finite', candidate('a', Infinity, [1])],
    ['a value too many', candidate('a', 1, [1, 2])],
    ['a neutral value that nobody asked for', candidate('a', 1, [1], [1])],
  ])('refuses a candidate with %s', (_, incomplete) => {
    expect(() => rank([incomplete], query([negative('n')]))).toThrow(
      expect.objectContaining({
        code: 'incomplete_candidate',
        message: expect.stringContaining('Candidate a '),
      }),
    );
  });
});
