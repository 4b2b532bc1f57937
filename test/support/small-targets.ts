import type { Page } from 'playwright-core';

/** CSS pixels; success criterion 2.5.8 of WCAG 2.2. */
const LEAST_SIDE = 24;

const ROLES = ['button', 'checkbox', 'combobox', 'menuitem', 'menuitemradio', 'option', 'radio', 'slider'];
const TARGETS = ['a[href]', 'button', 'input', 'select', 'textarea', 'summary']
  .concat(ROLES.map((role) => `[role="${role}"]`))
  .join(', ');

/**
 * What can be pointed at and is smaller than 24 by 24 CSS pixels, with its size. Room around a target does not count,
 * which is stricter than WCAG; a link within a text may be as high as its line, as there.
 */
export function smallTargets(page: Page): Promise<string[]> {
  return page.locator(TARGETS).evaluateAll(
    (targets, leastSide) =>
      targets.flatMap((target) => {
        const { display, clipPath } = target.ownerDocument.defaultView.getComputedStyle(target);
        const isUnseen = clipPath !== 'none' || !target.checkVisibility({ visibilityProperty: true });
        const isInText =
          display === 'inline' &&
          [...target.parentElement.childNodes].some(
            (node) => node.nodeName === '#text' && node.data.trim() !== '',
          );
        if (isUnseen || isInText) return [];
        // A press on its label checks a box, too.
        const { width, height } = (target.closest('label.check') ?? target).getBoundingClientRect();
        if (width >= leastSide && height >= leastSide) return [];
        return [`target of ${width} by ${height}: ${target.outerHTML}`];
      }),
    LEAST_SIDE,
  );
}
