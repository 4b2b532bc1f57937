import { mean, ndcgAt } from '../metrics.js';
import { blindQueries } from '../queries/blind/blind-queries.js';
import { labelQueries } from '../queries/label-queries.js';
import type { LabelledQuery } from '../queries/labelled-query.js';
import type { Row, Table } from '../report.js';
import { SHIPPED, search, type Steps } from '../search.js';
import type { Texts } from '../texts.js';
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
  const blind = blindQueries(images.test).filter(({ relevant }) => relevant.size > 0);
  return [
    await tableOf('Plain retrieval', labelQueries(images.test), texts),
    await tableOf('Plain retrieval, blind queries', blind, texts),
  ];
};

async function tableOf(title: string, queries: readonly LabelledQuery[], texts: Texts): Promise<Table> {
  const rows = await Promise.all(
    Object.entries(ways).map(async ([method, steps]): Promise<Row> => {
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
  return { title, note: `nDCG@10, ${queries.length} queries.`, rows };
}
