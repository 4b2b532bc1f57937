import { parsePrompt } from './parse-prompt.js';
import { negatedPrompts, plainPrompts, quotedPrompts, type ReadPrompt } from './prompts.fixture.js';

const prompts: readonly ReadPrompt[] = [
  ...negatedPrompts,
  ...plainPrompts.map((prompt): ReadPrompt => [prompt, prompt]),
  ...quotedPrompts,
];

describe('parsePrompt', () => {
  it.each(prompts)('reads: %s', (prompt, positive, ...negatives) => {
    expect(parsePrompt(prompt)).toMatchObject({ positive, negatives });
  });

  it('finds the negatives of the list, and no others', () => {
    let found = 0;
    let right = 0;
    let wanted = 0;
    for (const [prompt, , ...negatives] of prompts) {
      const parsed = parsePrompt(prompt).negatives;
      found += parsed.length;
      wanted += negatives.length;
      right += parsed.filter((negative) => negatives.includes(negative)).length;
    }
    const [precision, recall] = [right / found, right / wanted];
    process.stdout.write(
      `negatives of ${prompts.length} prompts: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`,
    );
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.98);
  });

  it.each(negatedPrompts)('keeps what is negated out of the positive: %s', (prompt, _, ...negatives) => {
    const words = parsePrompt(prompt)
      .positive.toLowerCase()
      .split(/[^\p{L}-]+/u);
    for (const negative of negatives) {
      const content = negative
        .toLowerCase()
        .split(' ')
        .filter((word) => !['in', 'a', 'on', 'of', 'and'].includes(word));
      expect(content.every((word) => words.includes(word))).toBe(false);
    }
  });

  it('names each negative once', () => {
    expect(parsePrompt('fruit without apples, no Apples').negatives).toHaveLength(1);
  });

  it('tells what it read as a negation, and how to avoid it', () => {
    const [notice] = parsePrompt('a beach without people').notices;
    expect(notice).toEqual({
      code: 'negation_parsed',
      message: expect.stringContaining('"people"'),
      remedy: expect.stringContaining('parseNegation'),
    });
    expect(parsePrompt('a beach').notices).toEqual([]);
  });

  it('takes time in proportion to the length of the prompt', () => {
    for (const piece of [
      'a',
      '"',
      '.',
      '-',
      ' ',
      'no ',
      'not, ',
      'a, ',
      'without a, ',
      'no dogs or ',
      'no a, b, ',
    ]) {
      const prompt = piece.repeat(20_000 / piece.length);
      const start = performance.now();
      parsePrompt(prompt);
      expect(performance.now() - start).toBeLessThan(2_000);
    }
  });
});
