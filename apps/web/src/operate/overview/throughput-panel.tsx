import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { answerOf, api } from '../../api/api-client.js';
import { problemIn } from '../../api/api-problem.js';
import type { Minute } from '../../api/api-types.js';
import { askedEvery } from '../../api/query-client.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { overviewStrings } from '../../strings/overview.js';
import { busiest, countOf, throughputBars } from './throughput-bars.js';
import { ThroughputChart } from './throughput-chart.js';

const EVERY_MS = 20_000;

/**
 * How many pictures were settled in each minute of the last hour, drawn, in words, and as a table.
 *
 * @param settled how many there are: whenever it changes, the chart is looked at again
 */
export function ThroughputPanel({ settled }: { settled: number }) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['throughput'],
    queryFn: async ({ signal }) => (await answerOf(api.GET('/v1/throughput', { signal }))).items,
    refetchInterval: askedEvery(EVERY_MS),
  });
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['throughput'] });
  }, [client, settled]);

  const words = overviewStrings.throughput;
  const minutes = query.data;
  const bars = useMemo(() => minutes && throughputBars(minutes), [minutes]);
  const problem = problemIn(query);
  return (
    <section className="panel throughput">
      <header className="section-header">
        <h2>{words.title}</h2>
        <p className="chart-legend" aria-hidden="true">
          <span className="indexed">{words.indexed}</span>
          <span className="failed">{words.failed}</span>
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} onRetry={() => void query.refetch()} recovers />}
      {bars ? <ThroughputChart {...bars} /> : <div className="chart-place" />}
      {minutes && (
        <>
          <p className="quiet">{describe(minutes)}</p>
          <details>
            <summary>{words.table}</summary>
            <MinutesTable minutes={minutes} />
          </details>
        </>
      )}
    </section>
  );
}

function describe(minutes: readonly Minute[]): string {
  const words = overviewStrings.throughput;
  const most = busiest(minutes);
  if (!most) return words.nothing;
  const sum = (count: 'indexed' | 'failed') => minutes.reduce((total, minute) => total + minute[count], 0);
  return `${words.summary(sum('indexed'), sum('failed'))} ${words.peak(countOf(most), most.at)}`;
}

/** The minutes in which something was done, the latest first. */
function MinutesTable({ minutes }: { minutes: readonly Minute[] }) {
  const words = overviewStrings.throughput;
  const { number } = overviewStrings;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.minute}</th>
          <th scope="col">{words.indexed}</th>
          <th scope="col">{words.failed}</th>
        </tr>
      </thead>
      <tbody>
        {minutes
          .filter((minute) => countOf(minute) > 0)
          .toReversed()
          .map(({ at, indexed, failed }) => (
            <tr key={at}>
              <th scope="row">{words.time(at)}</th>
              <td>{number(indexed)}</td>
              <td>{number(failed)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
