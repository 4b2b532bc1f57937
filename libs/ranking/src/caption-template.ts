/** Texts with slots between them: `texts[0] slots[0] texts[1] … slots[n − 1] texts[n]`. */
export interface CaptionTemplate {
  texts: string[];
  /** What may stand in each slot. */
  slots: string[][];
}

/** What else could stand for a part of a caption. */
export interface Alternative {
  part: string;
  options: readonly string[];
}

export interface Caption {
  text: string;
  /** What stands in each slot. */
  choices: string[];
}

/** A template that says nothing clear. The message completes "the template …". */
export class CaptionTemplateError extends Error {
  override readonly name = 'CaptionTemplateError';
  readonly code = 'caption_template_invalid';
}

/** An alternative that does not fit its caption. The message completes "the part …". */
export class AlternativeError extends Error {
  override readonly name = 'AlternativeError';
  readonly code = 'alternative_invalid';

  constructor(
    /** Which of the alternatives. */
    readonly index: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads `a {red|blue} {dress|skirt}`.
 *
 * @throws CaptionTemplateError without a slot, with braces that do not pair, or with an empty option
 */
export function parseCaptionTemplate(template: string): CaptionTemplate {
  const pieces = template.split(/\{([^{}]*)\}/);
  const texts = pieces.filter((_, index) => index % 2 === 0);
  const slots = pieces
    .filter((_, index) => index % 2 === 1)
    .map((options) => options.split('|').map((option) => option.trim()));
  if (texts.some((text) => /[{}]/.test(text)))
    throw new CaptionTemplateError('has a brace without its partner');
  if (slots.length === 0) throw new CaptionTemplateError('has no slot, such as {red|blue}');
  if (slots.flat().includes('')) throw new CaptionTemplateError('has an empty option');
  return { texts, slots: slots.map((options) => [...new Set(options)]) };
}

/**
 * Makes slots of the parts of a caption that have alternatives. The part itself is the first option of its slot.
 *
 * @throws AlternativeError when a part is not in the caption as whole words, is there twice, or overlaps another
 */
export function templateOfCaption(caption: string, alternatives: readonly Alternative[]): CaptionTemplate {
  const found = alternatives
    .map(({ part, options }, index) => ({
      index,
      start: placeOf(part, caption, index),
      length: part.length,
      options: [...new Set([part, ...options])],
    }))
    .toSorted((a, b) => a.start - b.start);
  const template: CaptionTemplate = { texts: [], slots: [] };
  let end = 0;
  for (const { index, start, length, options } of found) {
    if (start < end) throw new AlternativeError(index, 'overlaps another part');
    template.texts.push(caption.slice(end, start));
    template.slots.push(options);
    end = start + length;
  }
  template.texts.push(caption.slice(end));
  return template;
}

function placeOf(part: string, caption: string, index: number): number {
  const isLetter = (character: string | undefined) => /^[\p{L}\p{N}]$/u.test(character ?? '');
  const places: number[] = [];
  for (let at = caption.indexOf(part); at >= 0; at = caption.indexOf(part, at + 1)) {
    if (!isLetter(caption[at - 1]) && !isLetter(caption[at + part.length])) places.push(at);
  }
  const [place, second] = places;
  if (place === undefined) throw new AlternativeError(index, 'is not in the caption as whole words');
  if (second !== undefined)
    throw new AlternativeError(index, 'is in the caption more than once: take in a word beside it');
  return place;
}

/** How many captions a template stands for. */
export function countCaptions({ slots }: CaptionTemplate): number {
  return slots.reduce((count, options) => count * options.length, 1);
}

/** All captions that a template stands for, the first options first. */
export function expandCaptions({ texts, slots }: CaptionTemplate): Caption[] {
  let captions: Caption[] = [{ text: texts[0] ?? '', choices: [] }];
  slots.forEach((options, slot) => {
    captions = captions.flatMap(({ text, choices }) =>
      options.map((option) => ({
        text: text + option + (texts[slot + 1] ?? ''),
        choices: [...choices, option],
      })),
    );
  });
  return captions;
}
