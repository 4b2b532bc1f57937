export const playgroundStrings = {
  title: 'Playground',
  titleOf: (tab: string) => `${tab} · Playground`,
  intro:
    'Try what the model can do beside search. Each form sends one request, which your own front end can send too.',
  tabs: {
    classify: {
      title: 'Classify',
      intro:
        'Which of some labels a picture shows, or none of them. Nothing is trained: the labels are only words.',
    },
    captions: {
      title: 'Captions',
      intro:
        'Which caption fits a picture best: of a template with slots, of a list, or of what may stand for the parts of a caption.',
    },
    moderation: {
      title: 'Moderation',
      intro:
        'A policy says in words what pictures may not show. Try one before it does anything: a first sieve, not a classifier.',
    },
    typicality: {
      title: 'Typicality',
      intro:
        'How typical a picture is of the photos that the model knows. Of what it does not know, it should be believed less.',
    },
  },
  picture: {
    heading: 'Picture',
    alt: 'The picture that is tried',
    none: 'Drop a picture here',
    drop: 'Drop here to try this picture',
    choose: 'Choose a file',
    file: 'Picture to try',
    find: 'Find a picture of the collection',
    newest: 'Newest pictures',
    found: (text: string) => `Pictures found for “${text}”`,
    use: (label: string) => `Try ${label}`,
  },
  request: {
    copy: 'Copy as curl',
    copied: 'Copied',
    label: 'The request as a command',
  },
  more: 'More',
  temperature: 'Temperature',
  temperatureHint: 'Above 1 the probabilities are more even, below 1 more decided. 1 is calibrated.',
  /** @param share 0 to 1 */
  percent: (share: number) =>
    share > 0 && share < 0.001 ? '< 0.1 %' : `${(share * 100).toFixed(share < 0.9995 ? 1 : 0)} %`,
};
