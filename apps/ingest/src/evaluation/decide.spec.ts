import type { Decision, Policy, PolicyAction, Standing } from '@cliptext/catalog';
import { decide } from './decide.js';

const evidence = {
  prohibited: { text: 'a knife', similarity: 0.5, mean: 0, deviation: 0.1, standardised: 5 },
  allowed: null,
};

function policy(action: PolicyAction, threshold = 0.7): Policy {
  const at = new Date();
  const texts = { prohibited: ['a knife'], allowed: [] };
  const ids = { id: 'weapons-id', collectionId: 'collection', name: 'weapons' };
  return { ...ids, ...texts, threshold, action, createdAt: at, updatedAt: at };
}

const judged = (probability: number, one = policy('hide')) => [
  { policy: one, judgement: { probability, evidence } },
];

function standing(made: Partial<Record<'machine' | 'person', Partial<Decision>>>): Standing[] {
  const of = (by: 'machine' | 'person') => (made[by] ?? null) as Decision | null;
  return [{ policyId: 'weapons-id', policy: 'weapons', machine: of('machine'), person: of('person') }];
}

test('a policy acts from its threshold on, and its first decision is recorded with what it is made of', () => {
  const { decided, made } = decide(judged(0.7), []);
  expect(decided).toMatchObject([{ policy: 'weapons', action: 'hide' }]);
  expect(made).toEqual([
    { policyId: 'weapons-id', policy: 'weapons', action: 'hide', probability: 0.7, threshold: 0.7, evidence },
  ]);
});

test('an image that a policy never matched has nothing to record', () => {
  expect(decide(judged(0.6), [])).toMatchObject({ decided: [{ action: 'allow' }], made: [] });
});

test('the same again is not recorded; another probability, threshold or action is', () => {
  const before = standing({ machine: { action: 'hide', probability: 0.8, threshold: 0.7 } });
  expect(decide(judged(0.80001), before).made).toEqual([]);
  expect(decide(judged(0.9), before).made).toMatchObject([{ probability: 0.9 }]);
  expect(decide(judged(0.8, policy('hide', 0.6)), before).made).toMatchObject([{ threshold: 0.6 }]);
  expect(decide(judged(0.8, policy('flag')), before).made).toMatchObject([{ action: 'flag' }]);
  expect(decide(judged(0.2), before).made).toMatchObject([{ action: 'allow', probability: 0.2 }]);
});

test('a person counts before the machine, whose decision is recorded all the same', () => {
  const before = standing({ person: { action: 'allow' } });
  expect(decide(judged(0.9), before)).toMatchObject({
    decided: [{ action: 'allow' }],
    made: [{ action: 'hide' }],
  });
  expect(decide(judged(0.1), standing({ person: { action: 'hide' } })).decided).toMatchObject([
    { action: 'hide' },
  ]);
});

test('a person who took a decision back, or decided under a policy that is gone, does not count', () => {
  expect(decide(judged(0.9), standing({ person: { action: null } })).decided).toMatchObject([
    { action: 'hide' },
  ]);
  const [gone] = standing({ person: { action: 'allow' } });
  expect(decide(judged(0.9), [{ ...gone!, policyId: 'another' }]).decided).toMatchObject([
    { action: 'hide' },
  ]);
});
