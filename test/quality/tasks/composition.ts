import { mean, ndcgAt } from '../metrics.js';
import { attributeQueries } from '../queries/attribute-queries.js';
import { SHIPPED, search, type Steps } from '../search.js';
import type { Task } from './task.js';

const whole: Steps = { ...SHIPPED, colours: false };
const ways: Record<string, Steps> = {
  'whole prompt, raw': { ...whole, templates: false },
  'whole prompt': whole,
  '+ clauses': { ...whole, clauses: true },
  '+ colours (as shipped)': SHIPPED,
  '+ colours, clauses': { ...SHIPPED, clauses: true },
};

/** (c) Composition: fashion by two and three attributes. */
export const composition: Task = async ({ texts, images }) => {
  const queries = attributeQueries(images.test);
  const rows = await Promise.all(
    Object.entries(ways).map(async ([method, steps]) => {
      const scored = await Promise.all(
        queries.map(async ({ kind, text, pool, relevant }) => {
          const { found } = await search(text, { pool, texts, steps });
          return {
            kind,
            ndcg: ndcgAt(
              found.map(({ picture }) => picture),
              relevant,
            ),
          };
        }),
      );
      const of = (kind: string) => scored.filter((query) => query.kind === kind).map(({ ndcg }) => ndcg);
      const figures = {
        all: mean(scored.map(({ ndcg }) => ndcg)),
        'two attributes': mean(of('two attributes')),
        'three attributes': mean(of('three attributes')),
      };
      return { method, figures };
    }),
  );
  return [{ title: 'Composition', note: `nDCG@10, ${queries.length} queries.`, rows }];
};
