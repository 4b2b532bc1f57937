import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { problemIn } from '../api/api-problem.js';
import { GalleryView } from '../gallery/gallery-view.js';
import { useGallery } from '../gallery/use-gallery.js';
import { Lightbox } from '../lightbox/lightbox.js';
import { droppedPicture, isDropped } from '../shared/picture-store.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { usePageTitle } from '../shared/use-page-title.js';
import { ServiceFooter } from '../status/service-footer.js';
import { StatusLine } from '../status/status-line.js';
import { StoreProblems } from '../status/store-problems.js';
import { useStatus } from '../status/use-status.js';
import { resultsStrings } from '../strings/results.js';
import { searchStrings } from '../strings/search.js';
import { isFinished } from '../uploads/upload-queue.js';
import { useUploadsOfVisit } from '../uploads/uploads-provider.js';
import { isSearch, startAddress, writeAddress, type Address } from './address.js';
import { ExampleQueries } from './example-queries.js';
import { LessLikeDialog } from './less-like-dialog.js';
import { addNegative } from './negatives.js';
import { Results } from './results.js';
import { SearchForm } from './search-form.js';
import { useAddress } from './use-address.js';
import { useSearch } from './use-search.js';
import { useSearchShortcut } from './use-search-shortcut.js';
import './search-page.css';

/** How many pictures before the last one in the lightbox asks for more. */
const NEAR_END = 5;

export function SearchPage() {
  const { address, visit, replace, leave } = useAddress();
  const { collection, image } = address;
  const forgotten = address.like !== null && isDropped(address.like) && !droppedPicture(address.like);
  const searched = isSearch(address) && !forgotten;
  const search = useSearch(address, searched);
  const uploads = useUploadsOfVisit();
  const status = useStatus(uploads.list.some((upload) => !isFinished(upload)));
  const gallery = useGallery(collection, !searched, status.data?.images.indexed ?? 0);
  const [lessLike, setLessLike] = useState<string | null>(null);
  // Whoever goes back has left the question behind; it must not come up again with the picture.
  useEffect(() => setLessLike(null), [address]);

  const input = useRef<HTMLInputElement>(null);
  useSearchShortcut(input);
  usePageTitle(searched ? address.text || resultsStrings.nearestToPicture : null);

  const { again: searchAgain } = search;
  const goTo = useCallback(
    (next: Address) => {
      // Searching for the same again is how people retry.
      if (writeAddress(next) === writeAddress(address)) searchAgain();
      else visit(next);
    },
    [address, searchAgain, visit],
  );
  const linkTo = useCallback((id: string) => writeAddress({ ...address, image: id }), [address]);
  const open = useCallback((id: string) => visit({ ...address, image: id }), [address, visit]);
  const moreLike = useCallback(
    (id: string) => visit({ ...startAddress(collection), filters: address.filters, like: id }),
    [address.filters, collection, visit],
  );
  const actions = useMemo(
    () => [
      { icon: 'similar' as const, label: resultsStrings.moreLikeThis, onChoose: moreLike },
      { icon: 'less' as const, label: resultsStrings.lessLikeThis, onChoose: setLessLike },
    ],
    [moreLike],
  );

  const shown = (searched ? search.hits : gallery.items) ?? [];
  const position = shown.findIndex(({ id }) => id === image);
  const { more } = searched ? search : gallery;
  const isNearEnd = position >= 0 && position >= shown.length - NEAR_END;
  useEffect(() => {
    // Whoever goes on from picture to picture leaves the grid, which asks for more, where it is.
    if (isNearEnd) more();
  });
  const statusProblem = problemIn(status);
  const viewProblem = searched ? search.problem : gallery.problem;
  // A footer that came before the view would be pushed down by it.
  const viewIsThere = searched ? search.answer !== null : gallery.items !== null;
  const unwanted = search.hits.find(({ id }) => id === lessLike);
  return (
    <div className={searched ? 'search-page searched' : 'search-page'}>
      <div className="hero">
        {!searched && <h1>{searchStrings.tagline}</h1>}
        <SearchForm
          address={address}
          answered={search.isCurrent ? (search.answer?.query ?? null) : null}
          inputRef={input}
          onSearch={goTo}
        />
        {!searched && gallery.items?.length !== 0 && (
          <ExampleQueries onChoose={(text) => visit({ ...startAddress(collection), text })} />
        )}
      </div>
      {forgotten && <p role="status">{searchStrings.pictureGone}</p>}
      {statusProblem && !viewProblem && (
        <ProblemNotice problem={statusProblem} onRetry={() => void status.refetch()} recovers />
      )}
      {status.data && !statusProblem && <StoreProblems stores={status.data.stores} />}
      {status.data && !statusProblem && status.data.images.pending > 0 && (
        <StatusLine collection={collection} />
      )}
      {searched ? (
        <Results
          address={address}
          search={search}
          actions={actions}
          linkTo={linkTo}
          onOpen={open}
          onSearch={goTo}
          onEdit={() => input.current?.focus()}
        />
      ) : (
        <GalleryView gallery={gallery} linkTo={linkTo} opened={image} onOpen={open} onAdd={uploads.choose} />
      )}
      {status.data && viewIsThere && <ServiceFooter status={status.data} />}
      {image !== null && (
        <Lightbox
          collection={collection}
          id={image}
          hit={searched ? search.hits.find(({ id }) => id === image) : undefined}
          positive={search.answer?.query.positive ?? ''}
          previous={position > 0 ? shown[position - 1]?.id : undefined}
          next={position >= 0 ? shown[position + 1]?.id : undefined}
          onShow={(id) => replace({ ...address, image: id })}
          onClose={() => leave({ ...address, image: null })}
          onMoreLike={moreLike}
          onLessLike={searched ? setLessLike : undefined}
        />
      )}
      {unwanted && (
        <LessLikeDialog
          hit={unwanted}
          onChoose={(chosen) => {
            setLessLike(null);
            // Whoever points at a picture has seen it.
            const mode = 'image' in chosen ? 'exclude' : 'demote';
            visit({ ...address, negatives: addNegative(address.negatives, chosen, mode), image: null });
          }}
          onClose={() => setLessLike(null)}
        />
      )}
    </div>
  );
}
