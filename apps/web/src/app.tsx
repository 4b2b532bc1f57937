import { useEffect, useMemo, useRef } from 'react';
import { GalleryView } from './gallery/gallery-view.js';
import { useGallery } from './gallery/use-gallery.js';
import { Lightbox } from './lightbox/lightbox.js';
import { PageHeader } from './page-header.js';
import { START_ADDRESS, writeAddress, type Address } from './search/address.js';
import { ExampleQueries } from './search/example-queries.js';
import { Results } from './search/results.js';
import { SearchForm } from './search/search-form.js';
import { useAddress } from './search/use-address.js';
import { useSearch } from './search/use-search.js';
import { ProblemNotice } from './shared/problem-notice.js';
import { ServiceFooter } from './status/service-footer.js';
import { StatusLine } from './status/status-line.js';
import { StoreProblems } from './status/store-problems.js';
import { useStatus } from './status/use-status.js';
import { strings } from './strings.js';
import { DropOverlay } from './uploads/drop-overlay.js';
import { FilePicker } from './uploads/file-picker.js';
import { isFinished } from './uploads/upload-queue.js';
import { UploadTray } from './uploads/upload-tray.js';
import { useDrop } from './uploads/use-drop.js';
import { useUploads } from './uploads/use-uploads.js';
import { useSearchShortcut } from './use-search-shortcut.js';
import './app.css';

export function App() {
  const { address, visit, replace, leave } = useAddress();
  const { text, negatives, parseNegation, image } = address;
  const searched = text !== '';
  const request = useMemo(
    () => (searched ? { text, negatives, parseNegation } : null),
    [searched, text, negatives, parseNegation],
  );
  const search = useSearch(request);
  const uploads = useUploads();
  const { status, problem, refresh } = useStatus(uploads.list.some((upload) => !isFinished(upload)));
  const gallery = useGallery(!searched, status?.images.indexed ?? 0);

  const input = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const held = useDrop(uploads.add);
  useSearchShortcut(input);
  useEffect(() => {
    document.title = searched ? strings.titleOf(text) : strings.product;
  }, [searched, text]);

  // What could not be answered while the service was away is asked again once it is back.
  const { again: searchAgain } = search;
  const { again: loadAgain } = gallery;
  const away = problem !== null;
  useEffect(() => {
    if (!away) return;
    return () => {
      searchAgain();
      loadAgain();
    };
  }, [away, searchAgain, loadAgain]);

  const goTo = (next: Address) => {
    // Searching for the same again is how people retry.
    if (writeAddress(next) === writeAddress(address)) searchAgain();
    else visit(next);
  };
  const linkTo = (id: string) => writeAddress({ ...address, image: id });
  const open = (id: string) => visit({ ...address, image: id });
  const chooseFiles = () => picker.current?.click();

  const shown = (searched ? search.answer?.hits : gallery.images) ?? [];
  const position = shown.findIndex(({ id }) => id === image);
  const viewProblem = searched ? search.problem : gallery.problem;
  const answered = search.isCurrent ? (search.answer?.query ?? null) : null;

  return (
    <div className={searched ? 'page searched' : 'page'}>
      <PageHeader onHome={() => visit(START_ADDRESS)} onAdd={chooseFiles} />
      <FilePicker inputRef={picker} onFiles={uploads.add} />
      <main className="page-main">
        <div className="hero">
          {!searched && <h1>{strings.tagline}</h1>}
          <SearchForm address={address} answered={answered} inputRef={input} onSearch={goTo} />
          {!searched && (gallery.images?.length ?? 0) > 0 && (
            <ExampleQueries onChoose={(example) => visit({ ...START_ADDRESS, text: example })} />
          )}
        </div>
        {problem && !viewProblem && <ProblemNotice problem={problem} onRetry={refresh} />}
        {status && !problem && <StoreProblems stores={status.stores} />}
        {status && !problem && <StatusLine status={status} />}
        {searched ? (
          <Results search={search} linkTo={linkTo} onOpen={open} />
        ) : (
          <GalleryView gallery={gallery} linkTo={linkTo} onOpen={open} onAdd={chooseFiles} />
        )}
      </main>
      {status && <ServiceFooter status={status} />}
      <UploadTray uploads={uploads} onOpen={open} />
      {image !== null && (
        <Lightbox
          id={image}
          hit={searched ? search.answer?.hits.find(({ id }) => id === image) : undefined}
          previous={position > 0 ? shown[position - 1]?.id : undefined}
          next={position >= 0 ? shown[position + 1]?.id : undefined}
          onShow={(id) => replace({ ...address, image: id })}
          onClose={() => leave({ ...address, image: null })}
        />
      )}
      {held && <DropOverlay />}
    </div>
  );
}
