import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/api-client.js';
import { EVERY_COLLECTION } from '../../events/event-feeds.js';
import { useEvents } from '../../events/use-events.js';
import { usePagedList } from '../../shared/use-paged-list.js';
import { jobsStrings } from '../../strings/jobs.js';
import { operateStrings } from '../../strings/operate.js';
import { PagedRows } from '../paged-rows.js';
import { PartHeader } from '../part-header.js';
import { JobRow } from './job-row.js';
import './job-row.css';

const WHILE_SILENT_MS = 3_000;

/** The work in the background, as it goes on. */
export function JobsPart() {
  const client = useQueryClient();
  const isLive = useEvents(EVERY_COLLECTION, ({ name }) => {
    if (name === 'job' || name === 'reset') void client.invalidateQueries({ queryKey: ['jobs'] });
  });
  const jobs = usePagedList({
    queryKey: ['jobs'],
    every: !isLive && WHILE_SILENT_MS,
    read: (cursor, signal) => answerOf(api.GET('/v1/jobs', { params: { query: cursor }, signal })),
  });
  const title = operateStrings.parts.jobs;
  return (
    <>
      <PartHeader title={title} intro={jobsStrings.intro} />
      <PagedRows
        list={jobs}
        label={title}
        empty={jobsStrings.none}
        row={(job) => <JobRow key={job.id} job={job} />}
      />
    </>
  );
}
