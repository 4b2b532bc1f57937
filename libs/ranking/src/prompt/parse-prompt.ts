import { readNegatedScope, returnsToPositive, trailerLengthAt } from './negated-scope.js';
import { literalLengthAt, negationAt } from './negation.js';
import type { Notice } from './notice.js';
import { isMark, textOf, tokenise, type Token } from './tokens.js';
import { determiners, leadIns, placeholders } from './vocabulary.js';

/** A prompt taken apart. */
export interface ParsedPrompt {
  /** What the pictures should show; empty when the prompt only says what they should not. */
  positive: string;
  /** What the pictures should not show, in the prompt's order, each once. */
  negatives: string[];
  notices: Notice[];
}

/**
 * Splits a prompt into what pictures should show and what they should not: "a beach without people" is
 * `a beach` and `people`.
 *
 * Dual encoders all but ignore negation ("no dog" finds dogs), so a negated word must never reach the
 * positive text. Understood are without, no, not, except, excluding, but not, other than, minus and `-word`
 * with their kin; lists ("no dogs and no cats", "without apples or pears"); and relative clauses ("shirts
 * that are not blue" is `shirts` and `blue`: measured, `blue` is a better negative than `blue shirts`,
 * which takes shirts of every colour along). Quoted text is literal. Idioms and writings ("not only", "no
 * smoking sign") are left as they are, and so is a prompt without negation.
 */
export function parsePrompt(prompt: string): ParsedPrompt {
  const tokens = tokenise(prompt);
  const positive: Token[] = [];
  const negatives: string[] = [];
  let index = 0;
  while (index < tokens.length) {
    const literal = literalLengthAt(tokens, index);
    if (literal) {
      positive.push(...tokens.slice(index, index + literal));
      index += literal;
      continue;
    }
    const negated = readNegation(tokens, index);
    if (negated && negated.negatives.length > 0) {
      dropTrailing(positive, isLeadIn);
      negatives.push(...negated.negatives);
      index = negated.end;
    } else {
      positive.push(tokens[index] as Token);
      index++;
    }
  }
  if (negatives.length === 0) return { positive: withoutQuotes(prompt), negatives: [], notices: [] };
  const unique = [...new Map(negatives.map((text) => [text.toLowerCase(), text])).values()];
  return { positive: tidy(positive), negatives: unique, notices: [negationParsed(unique)] };
}

function readNegation(
  tokens: readonly Token[],
  index: number,
): { negatives: string[]; end: number } | undefined {
  const negation = negationAt(tokens, index);
  if (!negation) return undefined;
  const start = index + negation.length;
  if (negation.single) return { negatives: [textOf(tokens.slice(start, start + 1))], end: start + 1 };
  if (negation.names) {
    const end = start + trailerLengthAt(tokens, start);
    if (returnsToPositive(tokens, end)) return { negatives: [negation.names], end };
  }
  return readNegatedScope(tokens, start);
}

function tidy(tokens: readonly Token[]): string {
  const kept = [...tokens];
  dropTrailing(kept, isLeadIn);
  while (kept[0] && (isMark(kept[0]) || ['and', 'but', 'or', 'with'].includes(kept[0].word))) kept.shift();
  const saysNothing = kept.every((token) => determiners.has(token.word) || placeholders.has(token.word));
  return saysNothing ? '' : textOf(kept);
}

function isLeadIn(token: Token): boolean {
  return isMark(token) || leadIns.has(token.word);
}

function dropTrailing(tokens: Token[], drops: (token: Token) => boolean): void {
  while (tokens.length > 0 && drops(tokens.at(-1) as Token)) tokens.pop();
}

function withoutQuotes(prompt: string): string {
  return prompt
    .replace(/["“”„]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function negationParsed(negatives: readonly string[]): Notice {
  const list = negatives.map((text) => `"${text}"`).join(', ');
  return {
    code: 'negation_parsed',
    message: `Read ${list} as what pictures should not show.`,
    remedy: 'To search the words as they are, put them in quotes or set parseNegation to false.',
  };
}
