/** What to do about a problem that the service, or its absence, has caused. */
export const problemStrings = {
  reference: (requestId: string) => `Reference for the log: ${requestId}`,
  again: (seconds: number) =>
    seconds > 0 ? `Trying again by itself in ${seconds} s.` : 'Trying again by itself …',
  slow: 'The service is slower than usual. Still waiting for its answer …',
  enterKey: 'Enter a key',
  /** By the problem's code. */
  byCode: {
    unreachable:
      'Check that Cliptext is running and that this device is connected. The page goes on as soon as it answers.',
    no_answer: 'It may be busy with a large import. The page asks again by itself.',
    not_ours:
      'A proxy before it may ask you to sign in: reload the page to see. The page goes on as soon as the service answers.',
    file_unreadable: 'It may be a folder, or was moved or changed meanwhile. Choose or drop a picture again.',
    negative_only: 'Add what you are looking for; the things to avoid narrow it down.',
    field_building: 'Older pictures are still being brought up to date; try the filter again in a minute.',
    image_unreadable: 'Use a JPEG, PNG, WebP, GIF or AVIF file that opens in a picture viewer.',
    backlog_full: 'Wait until some pictures have been indexed.',
  } as Record<string, string>,
  /** By the status, where the code says nothing special. */
  byStatus: (status: number): string => {
    if (status === 401) return 'Enter a key that is valid for this service.';
    if (status === 403) return 'Use a key with that scope: settings, then “Change the API key”.';
    if (status === 404) return 'It may have been deleted. Go back and reload the page.';
    if (status === 413) return 'Make it smaller, then try again.';
    if (status === 429) return 'Too many requests at once. The page asks again by itself.';
    if (status >= 500)
      return 'Try again in a moment. If it stays, look for the reference in the log of the service.';
    return 'Change what was asked for, then try again.';
  },
};
