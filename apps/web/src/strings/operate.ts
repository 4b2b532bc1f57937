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
};
