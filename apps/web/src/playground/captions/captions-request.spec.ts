import { captionsRequest, type CaptionsDraft } from './captions-request.js';

const draft: CaptionsDraft = {
  mode: 'template',
  template: ' a {red|blue} hat ',
  candidates: 'a hat\n\na cap\na hat',
  caption: 'a red hat',
  alternatives: 'red: blue, green\nhat: cap',
  temperature: 1,
};

describe('What the captions form asks for', () => {
  it('is what its mode needs, and nothing that the service takes anyway', () => {
    expect(captionsRequest(draft, 'default')).toEqual({ template: 'a {red|blue} hat' });
    expect(captionsRequest({ ...draft, mode: 'candidates', temperature: 2 }, 'shoes')).toEqual({
      collection: 'shoes',
      candidates: ['a hat', 'a cap'],
      temperature: 2,
    });
    expect(captionsRequest({ ...draft, mode: 'refine' }, 'default')).toEqual({
      refine: {
        caption: 'a red hat',
        alternatives: [
          { part: 'red', options: ['blue', 'green'] },
          { part: 'hat', options: ['cap'] },
        ],
      },
    });
  });
});
