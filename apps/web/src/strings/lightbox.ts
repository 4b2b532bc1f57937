const figure = (value: number) => value.toFixed(2).replace('-', '−');

export const lightboxStrings = {
  label: 'Picture',
  close: 'Close',
  previous: 'Previous picture',
  next: 'Next picture',
  original: 'Download original',
  details: 'Details',
  fileName: 'File',
  size: 'Size',
  pixels: (width: number, height: number) => `${width} × ${height} pixels`,
  added: 'Added',
  tags: 'Tags',
  flags: 'Flags',
  evidence: 'Why it is here',
  probability: 'How likely it shows the words',
  parts: {
    positive: (text: string) => `Shows “${text}”`,
    picture: 'Looks like the picture',
    clause: (text: string) => `Its part “${text}”`,
    composed: 'All parts together',
    colour: (text: string) => `Colour other than “${text}”`,
    negative: (text: string) => `Shows “${text}”, to avoid`,
    unlike: 'Looks like a picture to avoid',
    score: 'Score',
  },
  belowThreshold: (standardised: number, threshold: number) =>
    `${figure(standardised)}, costs from ${figure(threshold)}`,
  evidenceHint: 'In standard deviations above ordinary pictures; what is avoided counts against the score.',
  rankAndCosine: (rank: number, cosine: number) => `Rank ${rank}, cosine ${figure(cosine)}.`,
};
