import { SHORT_PROMPT_WORDS } from './constants.js';

/** One text that is encoded, and its weight in the mean of the ensemble it belongs to. */
export interface Phrase {
  text: string;
  weight: number;
}

/**
 * The phrases to encode for a prompt, a negative or a label. A short text, which a dual encoder has rarely seen
 * standing alone, is put into each template, where `{}` stands for it (CLIP's prompt ensembling, Radford et al.
 * 2021, section 3.1.4); a sentence is encoded as it is. The text's embedding is the `weightedMean` of the phrases'.
 *
 * Several phrasings of one prompt: concatenate the phrases of each, `weight` being the phrasing's own.
 */
export function phrasesFor(text: string, templates: readonly string[], weight = 1): Phrase[] {
  if (templates.length === 0 || !isShort(text)) return [{ text, weight }];
  return templates.map((template) => ({
    text: template.replaceAll('{}', () => text),
    weight: weight / templates.length,
  }));
}

function isShort(text: string): boolean {
  return text.trim().split(/\s+/).length <= SHORT_PROMPT_WORDS;
}
