import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { problemIn } from '../api/api-problem.js';
import type { Hit } from '../api/api-types.js';
import { Icon } from '../shared/icon.js';
import { imageLabel } from '../shared/image-label.js';
import { Picture } from '../shared/picture.js';
import { placeholderUrl } from '../shared/placeholder.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { ratioOf } from '../shared/ratio-of.js';
import { lightboxStrings } from '../strings/lightbox.js';
import { resultsStrings } from '../strings/results.js';
import { DownloadButton } from './download-button.js';
import { EvidenceView } from './evidence-view.js';
import { ImageFacts } from './image-facts.js';
import { useImageRecord } from '../shared/use-image-record.js';
import './lightbox.css';

type LightboxProps = {
  collection: string;
  id: string;
  /** The hit that was opened, when the picture was found by a search. */
  hit: Hit | undefined;
  /** The words that it was found by; empty for a search by a picture alone. */
  positive: string;
  previous: string | undefined;
  next: string | undefined;
  onShow: (image: string) => void;
  onClose: () => void;
  onMoreLike: (image: string) => void;
  onLessLike: ((image: string) => void) | undefined;
};

/** One picture, large, with what is known about it. Escape closes it, the arrow keys go on to its neighbours. */
export function Lightbox(props: LightboxProps) {
  const { collection, id, hit, positive, previous, next, onShow, onClose, onMoreLike, onLessLike } = props;
  const popup = useRef<HTMLDivElement>(null);
  const query = useImageRecord(collection, id);
  const record = query.data;
  const problem = problemIn(query);
  const words = lightboxStrings;
  const known = record ?? hit;
  const thumbnail = record?.links.thumbnail ?? hit?.thumbnailUrl;
  const label = known ? imageLabel(known, resultsStrings.unnamed) : '';

  // On the window: a button that has gone with the last neighbour takes the focus out of the dialog. While capturing:
  // the dialog keeps arrow keys to itself.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      const isElsewhere =
        target !== document.body && !(target instanceof Node && popup.current?.contains(target));
      // With Alt, arrow keys go back and forward in the history.
      if (isElsewhere || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === 'ArrowLeft' && previous !== undefined) onShow(previous);
      if (event.key === 'ArrowRight' && next !== undefined) onShow(next);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [previous, next, onShow]);

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop lightbox-backdrop" />
        <Dialog.Popup ref={popup} className="lightbox" initialFocus={popup} finalFocus={() => tileOf(id)}>
          <div className="lightbox-stage">
            {known && <Placeholder hash={known.placeholder} ratio={ratioOf(known)} />}
            {thumbnail && <Picture key={thumbnail} className="lightbox-picture" link={thumbnail} alt="" />}
            {record && (
              <Picture
                key={record.links.file}
                className="lightbox-picture"
                link={record.links.file}
                alt={label}
              />
            )}
            <Step name="previous" label={words.previous} image={previous} onShow={onShow} />
            <Step name="next" label={words.next} image={next} onShow={onShow} />
          </div>
          <div className="lightbox-side">
            <header className="lightbox-header">
              <Dialog.Title className="lightbox-title">{label || words.label}</Dialog.Title>
              <Dialog.Close className="icon-button" aria-label={words.close} title={words.close}>
                <Icon name="close" />
              </Dialog.Close>
            </header>
            <div className="lightbox-actions">
              <button type="button" className="button small" onClick={() => onMoreLike(id)}>
                <Icon name="similar" />
                {resultsStrings.moreLikeThis}
              </button>
              {onLessLike && (
                <button type="button" className="button small" onClick={() => onLessLike(id)}>
                  <Icon name="less" />
                  {resultsStrings.lessLikeThis}
                </button>
              )}
              {record && <DownloadButton image={record} />}
            </div>
            {problem && <ProblemNotice problem={problem} onRetry={() => void query.refetch()} recovers />}
            {hit && <EvidenceView collection={collection} hit={hit} positive={positive} />}
            {record && <ImageFacts record={record} />}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The picture's colours where it will be, while even the thumbnail is on its way. */
function Placeholder({ hash, ratio }: { hash: string | null; ratio: number }) {
  const url = useMemo(() => hash && placeholderUrl(hash), [hash]);
  if (!url) return null;
  const style = { '--ratio': ratio, backgroundImage: `url(${url})` } as CSSProperties;
  return <div className="lightbox-placeholder" style={style} />;
}

/** The picture's place in the grid behind: where the focus goes back to. */
function tileOf(id: string): HTMLElement | null {
  return document.querySelector(`[data-picture="${CSS.escape(id)}"]`);
}

type StepProps = {
  name: 'previous' | 'next';
  label: string;
  image: string | undefined;
  onShow: (image: string) => void;
};

function Step({ name, label, image, onShow }: StepProps) {
  if (image === undefined) return null;
  return (
    <button
      type="button"
      className={`icon-button step ${name}`}
      aria-label={label}
      title={label}
      onClick={() => onShow(image)}
    >
      <Icon name={name} />
    </button>
  );
}
