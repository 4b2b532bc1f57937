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

/**
 * Repeats the hits of the service's own answers, under other ids, until there are `count`. By the browser's own
 * protocol: routes of the test library would also hold up each picture, and keep pictures out of the cache.
 */
export async function repeatHits(page: Page, count: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId, responseStatusCode = 200, responseHeaders = [] }) => {
    void (async () => {
      const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId });
      const answer = JSON.parse(
        Buffer.from(body, base64Encoded ? 'base64' : 'utf8').toString(),
      ) as SearchAnswer;
      const hits = Array.from({ length: count }, (_, index) => {
        const hit = answer.hits[index % answer.hits.length]!;
        return { ...hit, id: `${hit.id.slice(0, -4)}${String(index).padStart(4, '0')}`, rank: index + 1 };
      });
      const repeated = JSON.stringify({ ...answer, hits, nextCursor: undefined });
      await session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: responseStatusCode,
        responseHeaders: responseHeaders.filter(({ name }) => !/^content-(length|encoding)$/i.test(name)),
        body: Buffer.from(repeated).toString('base64'),
      });
    })();
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/search', requestStage: 'Response' }] });
}

/** Takes the time of the first frame with another first place than now, and of the first one that shows its picture. */
const NOTE_PAINTS = `
  (() => {
    const firstPicture = () => document.querySelector('section[aria-label="Results"] .tile img');
    const shown = firstPicture();
    const name = 'picture-' + performance.now();
    window.paints = {};
    new MutationObserver((_, observer) => {
      const picture = firstPicture();
      if (!picture || picture === shown) return;
      observer.disconnect();
      picture.setAttribute('elementtiming', name);
      requestAnimationFrame(() => requestAnimationFrame(() => (window.paints.place = performance.now())));
    }).observe(document, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const { identifier, renderTime } of list.getEntries()) {
        if (identifier === name) window.paints.picture ??= renderTime;
      }
    }).observe({ type: 'element', buffered: true });
  })();
`;

const ANSWERED_AT = `performance.getEntriesByType('resource').findLast(({ name }) => name.endsWith('/search')).responseEnd`;

/** Times the search of a new page, which `open` starts. */
export async function timePaints(page: Page, open: () => Promise<unknown>): Promise<PaintTimes> {
  await page.addInitScript(NOTE_PAINTS);
  await open();
  return paintTimes(page);
}

/** Times one more search of a page that shows another, which `search` starts. */
export async function timeNextPaints(page: Page, search: () => Promise<unknown>): Promise<PaintTimes> {
  await page.evaluate(NOTE_PAINTS);
  await search();
  return paintTimes(page);
}

async function paintTimes(page: Page): Promise<PaintTimes> {
  await untilTrue(() => page.evaluate('window.paints.place > 0 && window.paints.picture > 0'));
  return page.evaluate<PaintTimes>(`(({ place, picture }, answered) => ({
    place: place - answered,
    picture: picture - answered,
  }))(window.paints, ${ANSWERED_AT})`);
}

/** The search of a page without the front end's code. */
const answerTo = (request: object): string => `(
  await fetch('/v1/collections/default/search', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: ${JSON.stringify(JSON.stringify(request))},
  })
).json()`;

/**
 * Times the least that any page could do with the answer to a search: an empty one reads it and shows the picture of
 * the first hit. Milliseconds from the answer's arrival.
 */
export async function timeBarePaint(page: Page, url: string, request: object): Promise<number> {
  await page.goto(`${url}/livez`);
  await page.evaluate(`(async () => {
    new PerformanceObserver((list) => (window.painted = list.getEntries()[0].renderTime)).observe({ type: 'element' });
    const { hits } = await ${answerTo(request)};
    const picture = new Image(200, 200);
    picture.setAttribute('elementtiming', 'picture');
    picture.src = hits[0].thumbnailUrl;
    document.body.append(picture);
  })()`);
  await untilTrue(() => page.evaluate('window.painted > 0'));
  return page.evaluate<number>(`window.painted - ${ANSWERED_AT}`);
}

/**
 * Shows the hits of a search on the least of all pages to scroll through: nothing but their pictures, in rows as high
 * as the grid's, all of them there from the start.
 */
export async function showBareHits(page: Page, url: string, request: object): Promise<void> {
  await page.goto(`${url}/livez`);
  await page.evaluate(`(async () => {
    const { hits } = await ${answerTo(request)};
    document.body.replaceChildren(
      ...hits.map(({ width, height, thumbnailUrl }) => {
        const picture = new Image(Math.round((210 * width) / height), 210);
        picture.loading = 'lazy';
        picture.src = thumbnailUrl;
        return picture;
      }),
    );
  })()`);
  await untilTrue(() => page.evaluate('document.images[0]?.naturalWidth > 0'));
}

/** Frames of a browser, as its own tools count them. */
export type Frames = {
  drawn: number;
  /** Scrolled in time, but without what the page had changed by then. */
  partial: number;
  /** Not shown at all. */
  dropped: number;
};

const allOf = ({ drawn, partial, dropped }: Frames): number => drawn + partial + dropped;

export const droppedShare = (frames: Frames): number => frames.dropped / allOf(frames);

export const partialShare = (frames: Frames): number => frames.partial / allOf(frames);

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

type FrameEvent = { name: string; args: { hasPartialUpdate?: boolean } };

async function framesDuring(session: CDPSession, act: () => Promise<unknown>): Promise<Frames> {
  const frames = { drawn: 0, partial: 0, dropped: 0 };
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, args } of value as unknown as FrameEvent[]) {
      if (name === 'DrawFrame') frames.drawn += 1;
      if (name === 'DroppedFrame') frames[args.hasPartialUpdate ? 'partial' : 'dropped'] += 1;
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
