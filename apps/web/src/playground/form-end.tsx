import type { ReactNode } from 'react';
import { playgroundStrings } from '../strings/playground.js';

/** The end of a form: what is seldom set, folded, if there is any, and the button that asks. */
export function FormEnd({ submit, children }: { submit: string; children?: ReactNode }) {
  return (
    <>
      {children && (
        <details className="trial-more">
          <summary>{playgroundStrings.more}</summary>
          <div className="trial-more-fields">{children}</div>
        </details>
      )}
      <div className="trial-actions">
        <button type="submit" className="button primary">
          {submit}
        </button>
      </div>
    </>
  );
}
