import { dot } from '@cliptext/ranking';
import { mean, rankCorrelation } from '../metrics.js';
import { labelQueries } from '../queries/label-queries.js';
import { phrasings } from '../queries/wording.js';
import { SHIPPED, search, type Steps } from '../search.js';
import type { Task } from './task.js';

const ways: Record<string, Steps> = {
  'raw prompt': { ...SHIPPED, templates: false, colours: false },
  'as shipped': SHIPPED,
};

/** (f) Wording: the same intent in five phrasings. */
export const wording: Task = async ({ texts, images }) => {
  const queries = labelQueries(images.test).filter(({ kind }) => kind === 'label');
  const rows = await Promise.all(
    Object.entries(ways).map(async ([method, steps]) => {
      const compared = await Promise.all(
        queries.map(async ({ text, pool }) => {
          const answers = await Promise.all(
            phrasings.map((phrasing) => search(phrasing.replace('{}', text), { pool, texts, steps })),
          );
          const tops = answers.map(({ found }) => new Set(found.slice(0, 10).map(({ picture }) => picture)));
          const scores = await Promise.all(
            phrasings.map(async (phrasing) => {
              const prompt = phrasing.replace('{}', text);
              await (steps.templates ? texts.prepare([prompt]) : texts.prepareRaw([prompt]));
              const { vector } = steps.templates ? texts.of(prompt) : texts.raw(prompt);
              return pool.map((picture) => dot(vector, picture.vector));
            }),
          );
          const [top = new Set(), ...otherTops] = tops;
          const [first = [], ...others] = scores;
          return {
            overlap: mean(
              otherTops.map((other) => [...other].filter((picture) => top.has(picture)).length / 10),
            ),
            correlation: mean(others.map((other) => rankCorrelation(first, other))),
          };
        }),
      );
      return {
        method,
        figures: {
          'overlap@10': mean(compared.map(({ overlap }) => overlap)),
          'rank correlation': mean(compared.map(({ correlation }) => correlation)),
        },
      };
    }),
  );
  const note = `${queries.length} labels, each as such and as ${phrasings
    .slice(1)
    .map((phrasing) => `"${phrasing}"`)
    .join(', ')}, compared with the label alone.`;
  return [{ title: 'Wording', note, rows }];
};
