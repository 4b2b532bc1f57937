import { mean, ndcgAt } from '../metrics.js';
import { labelQueries } from '../queries/label-queries.js';
import { SHIPPED, search, type Steps } from '../search.js';
import type { Task } from './task.js';

const plain: Steps = { ...SHIPPED, templates: false, colours: false };
const ways: Record<string, Steps> = {
  'raw prompt': plain,
  '+ templates': { ...plain, templates: true },
  '+ templates, clauses': { ...plain, templates: true, clauses: true },
  '+ templates, colours (as shipped)': SHIPPED,
};

/** (a) Plain retrieval: labels as short words and in sentences. */
export const retrieval: Task = async ({ texts, images }) => {
  const queries = labelQueries(images.test);
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
      const of = (kind: string) =>
        mean(scored.filter((query) => query.kind === kind).map(({ ndcg }) => ndcg));
      return { method, figures: { labels: of('label'), sentences: of('sentence') } };
    }),
  );
  return [{ title: 'Plain retrieval', note: `nDCG@10, ${queries.length} queries.`, rows }];
};
