import { useLayoutEffect, useState, type RefObject } from 'react';

/** The width of an element and how far down the page it begins, in pixels; both follow the layout. */
export function useWidth(element: RefObject<HTMLElement | null>): { width: number; offset: number } {
  const [place, setPlace] = useState({ width: 0, offset: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const measure = () => {
      const { width } = watched.getBoundingClientRect();
      const offset = watched.getBoundingClientRect().top + window.scrollY;
      setPlace((known) => (known.width === width && known.offset === offset ? known : { width, offset }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return place;
}
