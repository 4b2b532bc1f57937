import type { DecidedAction, Override } from '../api/api-types.js';

const percent = (share: number) => `${Math.round(share * 100)} %`;
const figure = (value: number) => value.toFixed(2).replace('-', '−');

export const decisionsStrings = {
  intro: (collection: string) => `What policies and people decided of pictures of “${collection}”.`,
  none: 'Nothing was decided that fits.',
  policy: 'Policy',
  action: 'Decision',
  any: 'Any',
  actions: {
    allow: 'Allowed',
    flag: 'Flagged',
    hide: 'Hidden',
    reject: 'Rejected',
  } satisfies Record<DecidedAction, string>,
  open: (name: string) => `Open ${name}`,
  under: (policy: string) => `under “${policy}”`,
  machine: (probability: number, threshold: number) =>
    `The policy found it ${percent(probability)} likely; it acts from ${percent(threshold)}.`,
  noMachine: 'The policy never matched it.',
  person: (keyName: string | null) =>
    keyName === null ? 'Decided by a person' : `Decided with the key “${keyName}”`,
  withdrawn: 'Left to the machine again',
  note: (note: string) => `“${note}”`,
  evidence: 'Evidence',
  evidenceText: 'Nearest text',
  evidenceCosine: 'Cosine',
  evidenceStandard: 'Deviations above ordinary pictures',
  prohibited: (text: string) => `Prohibited: “${text}”`,
  allowed: (text: string) => `Allowed: “${text}”`,
  figure,
  decide: 'Decide',
  decideOne: (name: string) => `Decide: ${name}`,
  withdraw: 'Leave it to the machine',
  withdrawOne: (name: string) => `Leave it to the machine: ${name}`,
  dialogTitle: (name: string) => `Decide of ${name}`,
  dialogHint: (policy: string) =>
    `In the place of the policy “${policy}”, at once and until it is taken back.`,
  choices: { allow: 'Allow', flag: 'Flag', hide: 'Hide' } satisfies Record<Override['action'], string>,
  noteField: 'Note, for the record',
  save: 'Decide so',
};
