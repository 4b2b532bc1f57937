import {
  AlternativeError,
  CaptionTemplateError,
  countCaptions,
  expandCaptions,
  parseCaptionTemplate,
  templateOfCaption,
  type CaptionTemplate,
} from '@cliptext/ranking';
import { MOST_CAPTIONS, type CaptionsRequest } from './captions-schemas.js';
import { invalid } from './text-checks.js';

/** A caption to rank, and where it comes from in the request. */
export type RequestCaption = { pointer: string; text: string; choices?: string[] };

/**
 * The captions of a request, each once. The one that is to be refined comes first.
 *
 * @throws Problem `invalid_request` with a pointer when a template or a part makes no sense, or there are too many
 */
export function captionsOf({ candidates, template, refine }: CaptionsRequest): RequestCaption[] {
  if (template !== undefined) return expand(parseTemplate(template), '/template');
  if (refine) return expand(parseRefinement(refine), '/refine');
  return [...new Map(candidates?.map((text, index) => [text, index])).entries()].map(([text, index]) => ({
    pointer: `/candidates/${index}`,
    text,
  }));
}

function expand(template: CaptionTemplate, pointer: string): RequestCaption[] {
  const count = countCaptions(template);
  if (count > MOST_CAPTIONS) {
    throw invalid(pointer, `stands for ${count} captions; the limit is ${MOST_CAPTIONS}`);
  }
  return expandCaptions(template).map((caption) => ({ pointer, ...caption }));
}

function parseTemplate(template: string): CaptionTemplate {
  try {
    return parseCaptionTemplate(template);
  } catch (error) {
    throw error instanceof CaptionTemplateError ? invalid('/template', error.message) : error;
  }
}

function parseRefinement({ caption, alternatives }: NonNullable<CaptionsRequest['refine']>): CaptionTemplate {
  try {
    return templateOfCaption(caption, alternatives);
  } catch (error) {
    throw error instanceof AlternativeError
      ? invalid(`/refine/alternatives/${error.index}/part`, error.message)
      : error;
  }
}
