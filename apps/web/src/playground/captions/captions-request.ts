import type { CaptionsBody } from '../../api/api-types.js';
import { DEFAULT_COLLECTION } from '../../shared/use-collection.js';
import { linesOf, splitLine } from '../../form/lines.js';

export type CaptionsMode = 'template' | 'candidates' | 'refine';

export type CaptionsDraft = {
  mode: CaptionsMode;
  /** `a {red|blue} {dress|skirt}` */
  template: string;
  /** One a line. */
  candidates: string;
  caption: string;
  /** One part a line, `red: green, blue`. */
  alternatives: string;
  temperature: number;
};

/** What the form asks for, without the picture; what the service takes anyway is left out. */
export function captionsRequest(draft: CaptionsDraft, collection: string): Omit<CaptionsBody, 'image'> {
  const { temperature } = draft;
  return {
    ...(collection !== DEFAULT_COLLECTION && { collection }),
    ...captionsOf(draft),
    ...(temperature !== 1 && { temperature }),
  };
}

function captionsOf({ mode, template, candidates, caption, alternatives }: CaptionsDraft) {
  switch (mode) {
    case 'template':
      return { template: template.trim() };
    case 'candidates':
      return { candidates: linesOf(candidates) };
    case 'refine': {
      const parts = linesOf(alternatives).map(splitLine);
      return {
        refine: {
          caption: caption.trim(),
          alternatives: parts.map(({ name, listed }) => ({ part: name, options: listed })),
        },
      };
    }
  }
}
