import type { FieldType, Policy } from '../api/api-types.js';
import { counted } from './counts.js';

const fields = counted('field', 'fields');
const templates = counted('template', 'templates');
const terms = counted('term', 'terms');
const labels = counted('label', 'labels');
const percent = (share: number) => `${Math.round(share * 100)} %`;

export const collectionsStrings = {
  intro: 'Pictures and settings that are searched together.',
  summary: (fieldCount: number, templateCount: number | null, termCount: number) =>
    [
      fields(fieldCount),
      templateCount === null ? 'templates of the model' : templates(templateCount),
      terms(termCount),
    ].join(' · '),
  created: 'made',
  add: 'New collection',
  newTitle: 'New collection',
  newHint: 'Its settings can be changed at any time, its name cannot.',
  create: 'Make it',
  name: 'Name',
  nameHint: 'Up to 64 lower-case letters, digits, hyphens or underscores.',

  settingsIntro: 'Settings of this collection.',
  search: 'Search it',
  save: 'Save',
  discard: 'Discard',
  edit: 'Edit',
  editOne: (name: string) => `Edit: ${name}`,
  delete: 'Delete',
  deleteOne: (name: string) => `Delete: ${name}`,
  deleteCollection: 'Delete the collection',
  deleteTitle: (name: string) => `Delete the collection “${name}”?`,
  deleteConsequence: 'All its pictures and settings are deleted with it. This cannot be taken back.',
  notLines:
    'Some entries have commas or colons in them, which lines cannot hold: change these through the API.',
  percent,

  fields: {
    title: 'Metadata fields',
    hint: 'What filters may use. The type of a field never changes; one that is added is filled in from older pictures.',
    none: 'Filters know tags, flags, size and time alone.',
    add: 'Add a field',
    nameOf: (position: number) => `Name of field ${position}`,
    typeOf: (position: number) => `Type of field ${position}`,
    remove: (name: string) => (name === '' ? 'Remove the field' : `Remove the field ${name}`),
    building: 'being filled in',
    types: {
      keyword: 'keyword',
      integer: 'integer',
      number: 'number',
      boolean: 'boolean',
      datetime: 'date and time',
    } satisfies Record<FieldType, string>,
  },

  templates: {
    title: 'Templates',
    hint: 'Short prompts are put into each, and what is found by all of them counts.',
    field: 'Templates, one a line',
    fieldHint:
      'With {} where the prompt goes, such as “a photo of {}”. Without any, those of the model are used.',
  },

  vocabulary: {
    title: 'Vocabulary',
    hint: 'Words of your own that the model may not know: a prompt with the term is also searched with its phrases.',
    field: 'Terms, one a line',
    fieldHint: 'The term, a colon, then phrases with commas between: “KX-200: cordless drill, power tool”.',
  },

  labelSets: {
    title: 'Label sets',
    hint: 'Labels that pictures get as tags, where the model finds them probable.',
    none: 'Pictures get no tags.',
    add: 'New label set',
    newTitle: 'New label set',
    editTitle: (name: string) => `Label set “${name}”`,
    note: (count: number, cut: number | null) =>
      `${labels(count)} · ${cut === null ? 'not used for tags' : `tags from ${percent(cut)}`}`,
    labels: 'Labels, one a line',
    labelsHint:
      'A label, or a label, a colon, and what it says with commas between: “footwear: shoes, boots”.',
    contrast: 'What is mistaken for them, one a line',
    contrastHint: 'Takes probability from the labels, and is never a tag.',
    templates: 'Templates, one a line',
    templatesHint: 'With {} where the label goes. Without any, those of the collection are used.',
    tagging: 'Tag the pictures of the collection',
    cut: 'Least probability of a tag',
    deleteTitle: (name: string) => `Delete the label set “${name}”?`,
    deleteConsequence: 'Its tags are taken from the pictures.',
  },

  policies: {
    title: 'Policies',
    hint: 'What pictures may not show, in words. A first sieve, not a classifier.',
    none: 'Nothing is moderated.',
    add: 'New policy',
    newTitle: 'New policy',
    editTitle: (name: string) => `Policy “${name}”`,
    note: (action: Policy['action'], threshold: number) =>
      `${collectionsStrings.policies.actions[action]} from ${percent(threshold)}`,
    prohibited: 'What pictures may not show, one a line',
    prohibitedHint: 'Wordings of one thing; for two things make two policies.',
    allowed: 'What is mistaken for it and is allowed, one a line',
    allowedHint: 'Each makes the policy more precise.',
    threshold: 'Probability from which it acts',
    action: 'What it does',
    actions: { flag: 'Flag', hide: 'Hide', reject: 'Reject' } satisfies Record<Policy['action'], string>,
    actionHints: {
      flag: 'Marks the picture, for filters and people.',
      hide: 'Only moderators see the picture.',
      reject: 'A new picture fails, one that is there is hidden.',
    } satisfies Record<Policy['action'], string>,
    deleteTitle: (name: string) => `Delete the policy “${name}”?`,
    deleteConsequence: 'What it hid is shown again. What it rejected stays so until it is tried again.',
  },
};
