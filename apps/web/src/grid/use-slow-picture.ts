import { useCallback, useEffect, useRef, useState } from 'react';

/** A picture that is there by then needs nothing in its place but a colour. */
const SLOW_AFTER_MS = 150;

/** Whether a picture takes long to come, and what to call when it has come. */
export function useSlowPicture(): { slow: boolean; onLoad: () => void } {
  const [slow, setSlow] = useState(false);
  const timer = useRef<number>(undefined);
  const onLoad = useCallback(() => window.clearTimeout(timer.current), []);
  useEffect(() => {
    timer.current = window.setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return onLoad;
  }, [onLoad]);
  return { slow, onLoad };
}
