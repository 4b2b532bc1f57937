export const operateStrings = {
  title: 'Operate',
  parts: {
    overview: 'Overview',
    failures: 'Failed pictures',
    collections: 'Collections',
    jobs: 'Jobs',
    decisions: 'Decisions',
    keys: 'Keys',
    audit: 'Audit log',
  },
  typeToConfirm: (phrase: string) => `Type “${phrase}” to confirm`,
  judging: 'Pictures are being judged again. How far that is:',
};
