import {
  AlternativeError,
  CaptionTemplateError,
  countCaptions,
  expandCaptions,
  parseCaptionTemplate,
  templateOfCaption,
} from './caption-template.js';

describe('a template', () => {
  test('stands for every combination of its options', () => {
    const template = parseCaptionTemplate('a {red| blue } {dress|skirt} on a chair');
    expect(countCaptions(template)).toBe(4);
    expect(expandCaptions(template)).toEqual([
      { text: 'a red dress on a chair', choices: ['red', 'dress'] },
      { text: 'a red skirt on a chair', choices: ['red', 'skirt'] },
      { text: 'a blue dress on a chair', choices: ['blue', 'dress'] },
      { text: 'a blue skirt on a chair', choices: ['blue', 'skirt'] },
    ]);
  });

  test('may begin and end with a slot, and names an option twice in vain', () => {
    const template = parseCaptionTemplate('{one|two|one} red {hat|hats}');
    expect(expandCaptions(template).map(({ text }) => text)).toEqual([
      'one red hat',
      'one red hats',
      'two red hat',
      'two red hats',
    ]);
  });

  test('is counted without being expanded', () => {
    const slot = `{${Array.from({ length: 100 }, (_, index) => `x${index}`).join('|')}}`;
    expect(countCaptions(parseCaptionTemplate(slot.repeat(8)))).toBe(1e16);
  });

  test.each([
    ['a red dress', 'no slot'],
    ['a {red|blue dress', 'brace'],
    ['a red} dress', 'brace'],
    ['a {red|{blue}} dress', 'brace'],
    ['a {} dress', 'empty option'],
    ['a {red|} dress', 'empty option'],
  ])('that makes no sense is refused: %s', (template, message) => {
    expect(() => parseCaptionTemplate(template)).toThrow(CaptionTemplateError);
    expect(() => parseCaptionTemplate(template)).toThrow(message);
  });
});

describe('a caption with alternatives', () => {
  test('comes first itself, then with its parts replaced', () => {
    const template = templateOfCaption('a red shirt in red light', [
      { part: 'red light', options: ['daylight'] },
      { part: 'shirt', options: ['dress', 'shirt'] },
    ]);
    expect(expandCaptions(template).map(({ text }) => text)).toEqual([
      'a red shirt in red light',
      'a red shirt in daylight',
      'a red dress in red light',
      'a red dress in daylight',
    ]);
  });

  test('has its parts as whole words', () => {
    const template = templateOfCaption('a bored man in red', [{ part: 'red', options: ['blue'] }]);
    expect(expandCaptions(template).at(-1)?.text).toBe('a bored man in blue');
  });

  test.each([
    ['not in the caption', [{ part: 'green', options: ['blue'] }], 0],
    ['more than once', [{ part: 'a', options: ['the'] }], 0],
    [
      'overlaps',
      [
        { part: 'red hat', options: ['cap'] },
        { part: 'hat', options: ['cap'] },
      ],
      1,
    ],
  ])('is refused when a part is %s', (message, alternatives, index) => {
    const attempt = () => templateOfCaption('a red hat on a head', alternatives);
    expect(attempt).toThrow(AlternativeError);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(expect.objectContaining({ index }) as Error);
  });
});
