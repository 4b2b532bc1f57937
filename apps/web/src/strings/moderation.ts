import { grouped, pictures } from './counts.js';
import { playgroundStrings } from './playground.js';

const { percent } = playgroundStrings;

type Action = 'flag' | 'hide' | 'reject';

const would: Record<Action, string> = {
  flag: 'would be flagged',
  hide: 'would be hidden',
  reject: 'would be rejected',
};

export const moderationStrings = {
  examples: {
    prohibited: 'hat\na knitted cap',
    allowed: 'shoes\nt-shirt',
    text: 'a woman who wears a red hat',
  },
  load: 'Start from a policy',
  prohibited: 'Prohibited',
  prohibitedHint: 'One wording a line, of one thing. The best counts.',
  allowed: 'Allowed',
  allowedHint: 'What is mistaken for it, one a line.',
  threshold: 'Threshold',
  percent,
  action: 'Action',
  actions: { flag: 'Flag', hide: 'Hide', reject: 'Reject' } satisfies Record<Action, string>,
  actionHint: {
    flag: 'Pictures get a flag that filters see.',
    hide: 'Only moderators see the pictures.',
    reject: 'New pictures are not indexed; those that are there are hidden.',
  } satisfies Record<Action, string>,
  text: 'A text to try as well',
  submit: 'Try the policy',
  start: 'Nothing is kept until you save it: try what the policy would do first.',

  ofPicture: 'The picture',
  ofText: 'The text',
  would: (action: Action, matched: boolean) => (matched ? would[action] : 'would be left alone'),
  reads: (prohibited: string, allowed: string | null) =>
    allowed === null
      ? `Nearest to “${prohibited}”.`
      : `Nearest to “${prohibited}” of what is prohibited, and to “${allowed}” of what is allowed.`,
  probability: 'How probable it is that it is prohibited',

  ofCollection: 'The collection',
  touched: (action: Action, matched: number, judged: number) =>
    `${grouped(matched)} of ${pictures(judged)} ${would[action]}`,
  going: (judged: number, total: number) => `Judged ${grouped(judged)} of about ${grouped(total)} so far…`,
  above: 'Just above the threshold',
  below: 'Just below it',
  noneAbove: 'No picture reaches the threshold.',
  noneBelow: 'Every picture reaches the threshold.',
  examplesHint:
    'The nearest first. Where the wrong pictures are above, raise the threshold or allow what they show.',

  save: {
    name: 'Name of the policy',
    example: 'hats',
    submit: 'Save as policy',
    replaces: (name: string) => `Replaces the policy “${name}”.`,
    saved: (name: string) => `Saved as “${name}”.`,
    judging: 'The pictures are being judged by it now.',
  },
};
