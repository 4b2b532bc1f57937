export const shellStrings = {
  product: 'Cliptext',
  titleOf: (page: string) => `${page} · Cliptext`,
  home: 'Cliptext: back to the start page',
  pages: 'Pages',
  skip: 'Skip to the content',
  loading: 'Loading…',
  tryAgain: 'Try again',
  showMore: 'Show more',
  close: 'Close',
  cancel: 'Cancel',
  notFound: 'There is no such page.',
  notFoundAdvice: 'The address may be mistyped. Go to the search instead.',
  goToSearch: 'Go to the search',
  pageNames: {
    search: 'Search',
    compare: 'Compare',
    playground: 'Playground',
    operate: 'Operate',
  },

  collection: 'Collection',

  settings: 'Settings',
  theme: 'Colours',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  enterKey: 'Enter an API key…',
  changeKey: 'Change the API key…',
  forgetKey: 'Forget the API key',
  apiReference: 'API reference',

  key: {
    title: 'API key',
    why: {
      missing: 'This service asks for a key. Whoever runs it can make one.',
      refused: 'The service refused the key: it was mistyped, rotated or revoked. Enter one that is valid.',
      changing: 'Requests of this page are sent with it.',
    },
    field: 'Key',
    hint: 'It begins with ct_. It is sent to this service only, and never put into an address.',
    remember: 'Remember it on this device',
    use: 'Use this key',
  },
};
