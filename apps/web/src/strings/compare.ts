import { pictures } from './counts.js';

export const compareStrings = {
  title: 'Compare wordings',
  intro: 'Say the same in two to four ways and see what each finds. Lines join the same picture.',
  wording: (position: number) => `Wording ${position}`,
  placeholders: ['a warm hat', 'a beanie', 'winter headwear', 'knitted cap'],
  add: 'Add a wording',
  remove: (position: number) => `Remove wording ${position}`,
  submit: 'Compare',
  columns: 'Rankings side by side',
  ensemble: 'All together',
  ensembleHint: 'The wordings averaged, as the search does with several.',
  inCommon: (count: number, most: number) =>
    `${count} of the first ${most} pictures are the same in all columns.`,
  onlyHere: 'only here',
  onlyHereCount: (count: number) => (count === 0 ? 'None of its own' : `${pictures(count)} of its own`),
  verdict: { strong: 'Good matches', weak: 'Weak matches only', none: 'No good match' },
};
