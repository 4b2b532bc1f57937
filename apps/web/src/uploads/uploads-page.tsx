import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemIn } from '../api/api-problem.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { useCollection } from '../shared/use-collection.js';
import { usePageTitle } from '../shared/use-page-title.js';
import { StatusLine } from '../status/status-line.js';
import { StoreProblems } from '../status/store-problems.js';
import { statusQuery } from '../status/use-status.js';
import { uploadsStrings } from '../strings/uploads.js';
import { BatchDetails } from './batch-details.js';
import { EarlierFailures } from './earlier-failures.js';
import { DropCard } from './drop-card.js';
import { OutcomeFilter } from './outcome-filter.js';
import { countUploads, outcomeOf, type Outcome } from './upload-counts.js';
import { UploadList } from './upload-list.js';
import { UploadSummary } from './upload-summary.js';
import { useUploadsOfVisit } from './uploads-provider.js';
import { useOpenImage } from './use-open-image.js';
import './uploads-page.css';

const LOOK_EVERY_MS = 10_000;

/** Adding pictures with their details, and what becomes of each. */
export function UploadsPage() {
  const collection = useCollection();
  const uploads = useUploadsOfVisit();
  const openImage = useOpenImage();
  const status = useQuery({ ...statusQuery, refetchInterval: LOOK_EVERY_MS });
  const [shown, setShown] = useState<Outcome | 'all'>('all');
  const words = uploadsStrings;
  usePageTitle(words.title);

  const { list, retry } = uploads;
  const counts = countUploads(list);
  const visible = shown === 'all' ? list : list.filter((upload) => outcomeOf(upload) === shown);
  const problem = problemIn(status);
  return (
    <div className="section uploads">
      <header>
        <h1 className="page-title">{words.title}</h1>
        <p className="quiet">{words.intro(collection)}</p>
      </header>
      {problem && <ProblemNotice problem={problem} onRetry={() => void status.refetch()} recovers />}
      {status.data && !problem && <StoreProblems stores={status.data.stores} />}
      <div className="uploads-adding">
        <DropCard
          limits={status.data?.limits}
          onChoose={uploads.choose}
          onChooseFolder={uploads.chooseFolder}
        />
        <BatchDetails key={collection} collection={collection} onChange={uploads.describe} />
      </div>
      <StatusLine collection={collection} />
      {list.length > 0 && (
        <section className="uploads-visit" aria-label={words.region}>
          <UploadSummary counts={counts} uploads={uploads} />
          <OutcomeFilter counts={counts} shown={shown} onShow={setShown} />
          {visible.length === 0 ? (
            <p className="quiet">{words.noneOf}</p>
          ) : (
            <UploadList
              uploads={visible}
              label={words.list}
              onOpen={(upload, image) => openImage(upload.collection, image)}
              onRetry={retry}
            />
          )}
        </section>
      )}
      <EarlierFailures collection={collection} uploads={list} />
    </div>
  );
}
