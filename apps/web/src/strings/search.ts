import type { NegativeMode } from '../api/api-types.js';

export const searchStrings = {
  tagline: 'Search your pictures in words.',
  label: 'What to look for',
  placeholder: 'Describe the picture you are looking for',
  placeholderWithPicture: 'Add words to the picture',
  submit: 'Search',
  clear: 'Clear the search',
  alsoLabel: 'Also worded as',
  addPhrasing: 'Add a wording',
  removePhrasing: (text: string) => `Remove the wording “${text}”`,
  negativesLabel: 'Without',
  addNegative: 'Add something to avoid',
  negativesList: 'Things to avoid',
  negativesNeedText: 'Say what to look for as well, then search.',
  add: 'Add',
  examplesLabel: 'Try',
  examples: ['fruit without apples', 'a striped shirt', 'orange juice', 'shoes', 'green vegetables'],
  mode: { demote: 'ranked lower', exclude: 'left out' } satisfies Record<NegativeMode, string>,
  toggleMode: (text: string, mode: NegativeMode) =>
    mode === 'demote'
      ? `Pictures of “${text}” are ranked lower. Leave them out instead`
      : `Pictures of “${text}” are left out. Rank them lower instead`,
  removeNegative: (text: string) => `Remove “${text}”`,
  unlike: (label: string) => `Less like this picture: ${label}`,
  toggleUnlike: (label: string, mode: NegativeMode) =>
    mode === 'demote'
      ? `Pictures like this one are ranked lower: ${label}. Leave it out itself`
      : `Pictures like this one are ranked lower, and it is left out: ${label}. Show it again`,
  removeUnlike: (label: string) => `Remove the picture to avoid: ${label}`,

  picture: 'Picture to search by',
  choosePicture: 'Search by a picture',
  dropPicture: 'Drop here to search by this picture',
  likeThis: 'Like this picture',
  removePicture: 'Remove the picture',
  pictureGone: 'The picture to search by is no longer here; a reload forgets it. Choose or drop it again.',
};
