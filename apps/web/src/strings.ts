import type { NegativeMode, StoreName } from './api/api-types.js';

const pictures = (count: number) => (count === 1 ? '1 picture' : `${count.toLocaleString('en')} pictures`);
const files = (count: number) => (count === 1 ? '1 file' : `${count.toLocaleString('en')} files`);

/** Every sentence of the page. */
export const strings = {
  product: 'Cliptext',
  titleOf: (text: string) => `${text} · Cliptext`,
  home: 'Cliptext: back to the start page',
  tagline: 'Search your pictures in words.',
  loading: 'Loading…',
  tryAgain: 'Try again',
  showMore: 'Show more',

  search: {
    label: 'What to look for',
    placeholder: 'Describe the picture you are looking for',
    submit: 'Search',
    negativesLabel: 'Without',
    negativeInputLabel: 'Add something to avoid',
    negativePlaceholder: 'add a word to avoid',
    negativesList: 'Things to avoid',
    negativesNeedText: 'Say what to look for as well, then search.',
    examplesLabel: 'Try',
    examples: ['fruit without apples', 'a striped shirt', 'orange juice', 'shoes', 'green vegetables'],
    mode: { demote: 'ranked lower', exclude: 'left out' } satisfies Record<NegativeMode, string>,
    toggleMode: (text: string, mode: NegativeMode) =>
      mode === 'demote'
        ? `Pictures of “${text}” are ranked lower. Leave them out instead`
        : `Pictures of “${text}” are left out. Rank them lower instead`,
    removeNegative: (text: string) => `Remove “${text}”`,
  },

  results: {
    heading: 'Results',
    nearestTo: 'Nearest to',
    took: (milliseconds: number) => `${Math.max(1, Math.round(milliseconds))} ms`,
    searching: 'Searching…',
    none: 'No picture to show.',
    noneAdvice:
      'Everything was left out, or there are no indexed pictures yet. Remove something to avoid, or add pictures.',
    verdictNone: 'No good match.',
    verdictNoneAdvice: 'These are the nearest pictures, but none of them seems to show it.',
    verdictWeak: 'Weak matches only.',
    verdictWeakAdvice: 'Other words may find better ones.',
    leftOut: (count: number, texts: string[]) =>
      texts.length === 0
        ? `${pictures(count)} left out`
        : `${pictures(count)} left out because of ${texts.map((text) => `“${text}”`).join(', ')}`,
    truncated: 'The text was longer than the model reads; its end was not searched.',
    score: 'score',
    scoreHint:
      'How far the picture stands above ordinary ones for these words, in standard deviations, less what the things to avoid cost it. Similarity is the cosine of picture and words.',
    similarity: 'similarity',
    probability: (share: number) => `${Math.round(share * 100)} % sure`,
    rank: (rank: number) => `Rank ${rank}`,
    unnamed: 'Untitled picture',
  },

  gallery: {
    heading: 'Newest pictures',
    empty: 'No pictures yet',
    emptyAdvice:
      'Drop some anywhere on this page, or choose them from your device. They can be searched seconds later.',
    addTile: 'Add pictures',
    addTileHint: 'drop them here or choose files',
  },

  uploads: {
    add: 'Add pictures',
    pickerLabel: 'Pictures to add',
    dropOverlay: 'Drop to add to your pictures',
    region: 'Uploads',
    heading: (done: number, total: number) =>
      done === total ? `${files(total)} done` : `${done} of ${files(total)} done`,
    collapse: 'Hide list',
    expand: 'Show list',
    close: 'Close',
    progress: (fileName: string) => `Upload of ${fileName}`,
    open: (fileName: string) => `Open ${fileName}`,
    retry: (fileName: string) => `Try ${fileName} again`,
    waiting: 'Waiting',
    uploading: (share: number) => `Uploading, ${Math.round(share * 100)} %`,
    indexing: 'Indexing…',
    indexed: 'Indexed: ready to be found',
    duplicate: 'Already in your pictures',
    failed: (reason: string) => `Not indexed: ${reason}`,
    rejected: (reason: string) => `Not accepted: ${reason}`,
    broken: (reason: string) => `Not uploaded: ${reason}`,
    deleted: 'it was deleted meanwhile',
  },

  status: {
    indexing: (pending: number) => `Indexing, ${pictures(pending)} to go`,
    rate: (ratePerSecond: number) =>
      `${ratePerSecond >= 10 ? Math.round(ratePerSecond) : ratePerSecond.toFixed(1)} a second`,
    eta: (seconds: number) =>
      seconds < 60
        ? `about ${Math.max(1, Math.round(seconds))} s left`
        : `about ${Math.round(seconds / 60)} min left`,
    progressLabel: 'Indexed pictures',
    pictures,
    failed: (count: number) => `${pictures(count)} could not be indexed`,
    model: (id: string, version: string) => `model ${id} ${version}`,
    storeDown: {
      catalog: 'The catalog is not reachable: nothing can be saved or searched until it is back.',
      queue: 'The queue is not reachable: uploads are kept and will be indexed once it is back.',
      vectorStore: 'The vector store is not reachable: uploads are kept, search works again once it is back.',
      blobStore: 'The picture store is not reachable: pictures cannot be added or shown until it is back.',
    } satisfies Record<StoreName, string>,
  },

  lightbox: {
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
    evidence: 'Why it is here',
    rank: 'Rank',
    probability: 'Probability',
    similarity: 'Similarity (cosine)',
    match: 'Match with the words',
    penalty: (text: string) => `Looks like “${text}”`,
    score: 'Score',
    evidenceHint: 'Standard deviations above ordinary pictures. The parts add up to the score.',
  },

  problem: {
    reference: (requestId: string) => `Reference for the log: ${requestId}`,
    /** What to do, by the problem's code. */
    byCode: {
      unreachable: 'Check that Cliptext is running and that this device is connected, then try again.',
      negative_only: 'Add what you are looking for; the things to avoid narrow it down.',
    } as Record<string, string>,
    /** What to do where the code says nothing special. */
    byStatus: (status: number): string => {
      if (status === 401)
        return 'This server asks for a key, which this page cannot send. Ask the person who runs the server.';
      if (status === 403) return 'The key in use may not do this. Ask the person who runs the server.';
      if (status === 404) return 'It may have been deleted. Go back and reload the page.';
      if (status === 413) return 'Make it smaller, then try again.';
      if (status === 429) return 'Too many requests at once. Wait a moment, then try again.';
      if (status >= 500)
        return 'Try again in a moment. If it stays, look for the reference in the log of the server.';
      return 'Change the search, then try again.';
    },
  },
};
