import { setImmediate as nextTurn } from 'node:timers/promises';
import { typicalityScale, type BackgroundSample, type TypicalityScale } from '@cliptext/ranking';

/** Prepares a scale in turns of the event loop, which others may need meanwhile. */
export async function prepareTypicalityScale(background: BackgroundSample): Promise<TypicalityScale> {
  const steps = typicalityScale(background);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
