import type { CDPSession, Page } from 'playwright-core';
import type { SearchAnswer } from './client.js';
import { untilTrue } from './until.js';

/** Milliseconds from the arrival of the answer to a search until something of it is on the screen. */
export type PaintTimes = {
  /** The first hit's place in the grid, in its colour. */
  place: number;
  /** The first hit's picture itself. */
  picture: number;
};

/** Repeats the hits of the service's own answers, under other ids, until there are `count`. */
export async function repeatHits(page: Page, count: number): Promise<void> {
  await page.route('**/search', async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as SearchAnswer;
    const hits = Array.from({ length: count }, (_, index) => {
      const hit = answer.hits[index % answer.hits.length]!;
      return { ...hit, id: `${hit.id.slice(0, -4)}${String(index).padStart(4, '0')}`, rank: index + 1 };
    });
    await route.fulfill({ response, json: { ...answer, hits, nextCursor: undefined } });
  });
}

/** Takes the time of the first frame with the first place, and of the first one that shows its picture. */
const NOTE_PAINTS = `
  window.paints = {};
  new MutationObserver((_, observer) => {
    const picture = document.querySelector('section[aria-label="Results"] .tile img');
    if (!picture) return;
    observer.disconnect();
    picture.setAttribute('elementtiming', 'first-picture');
    requestAnimationFrame(() => requestAnimationFrame(() => (window.paints.place = performance.now())));
  }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { identifier, renderTime } of list.getEntries()) {
      if (identifier === 'first-picture') window.paints.picture ??= renderTime;
    }
  }).observe({ type: 'element', buffered: true });
`;

const ANSWERED_AT = `performance.getEntriesByType('resource').findLast(({ name }) => name.endsWith('/search')).responseEnd`;

/** Times the search of a new page, which `open` starts. */
export async function timePaints(page: Page, open: () => Promise<unknown>): Promise<PaintTimes> {
  await page.addInitScript(NOTE_PAINTS);
  await open();
  await untilTrue(() => page.evaluate('window.paints.place > 0 && window.paints.picture > 0'));
  return page.evaluate<PaintTimes>(`(({ place, picture }, answered) => ({
    place: place - answered,
    picture: picture - answered,
  }))(window.paints, ${ANSWERED_AT})`);
}

/**
 * Times the least that any page could do with the answer to a search: an empty one reads it and shows the picture of
 * the first hit. Milliseconds from the answer's arrival.
 */
export async function timeBarePaint(page: Page, url: string, request: object): Promise<number> {
  await page.goto(`${url}/livez`);
  await page.evaluate(`(async () => {
    new PerformanceObserver((list) => (window.painted = list.getEntries()[0].renderTime)).observe({ type: 'element' });
    const response = await fetch('/v1/collections/default/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: ${JSON.stringify(JSON.stringify(request))},
    });
    const { hits } = await response.json();
    const picture = new Image(200, 200);
    picture.setAttribute('elementtiming', 'picture');
    picture.src = hits[0].thumbnailUrl;
    document.body.append(picture);
  })()`);
  await untilTrue(() => page.evaluate('window.painted > 0'));
  return page.evaluate<number>(`window.painted - ${ANSWERED_AT}`);
}

export type Frames = { drawn: number; dropped: number };

/** Scrolls a page down by the wheel, 20,000 pixels at 4,000 a second, and counts the browser's frames. */
export async function framesWhileScrolling(page: Page): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  return framesDuring(session, () =>
    session.send('Input.synthesizeScrollGesture', {
      x: 600,
      y: 500,
      yDistance: -20_000,
      speed: 4_000,
      gestureSourceType: 'mouse',
    }),
  );
}

async function framesDuring(session: CDPSession, act: () => Promise<unknown>): Promise<Frames> {
  const frames = { drawn: 0, dropped: 0 };
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name } of value as unknown as { name: string }[]) {
      if (name === 'DrawFrame') frames.drawn += 1;
      if (name === 'DroppedFrame') frames.dropped += 1;
    }
  });
  await session.send('Tracing.start', {
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline.frame', 'devtools.timeline.frame'],
    },
    transferMode: 'ReportEvents',
  });
  await act();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  return frames;
}
