import { useEffect, useLayoutEffect, useRef, type MouseEvent } from 'react';
import type { Hit } from '../api/api-types.js';
import { Icon } from '../shared/icon.js';
import { imageLabel } from '../shared/image-label.js';
import { ProblemNotice } from '../shared/problem-notice.js';
import { strings } from '../strings.js';
import { EvidenceTable } from './evidence-table.js';
import { ImageFacts } from './image-facts.js';
import { useImageRecord } from './use-image-record.js';
import './lightbox.css';

type LightboxProps = {
  id: string;
  /** The hit that was opened, when the picture was found by a search. */
  hit: Hit | undefined;
  previous: string | undefined;
  next: string | undefined;
  onShow: (image: string) => void;
  onClose: () => void;
};

/** One picture, large, with what is known about it. Escape closes it, the arrow keys go on to its neighbours. */
export function Lightbox({ id, hit, previous, next, onShow, onClose }: LightboxProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { record, problem, again } = useImageRecord(id);
  const words = strings.lightbox;
  const known = record ?? hit;
  const thumbnail = record?.links.thumbnail ?? hit?.thumbnailUrl;
  const label = known ? imageLabel(known, strings.results.unnamed) : '';

  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    // Closing before it goes away is what gives the focus back to the link that opened it.
    return () => opened?.close();
  }, []);

  // On the window: a button that has gone with the last neighbour takes the focus out of the dialog.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'ArrowLeft' && previous !== undefined) onShow(previous);
      if (event.key === 'ArrowRight' && next !== undefined) onShow(next);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [previous, next, onShow]);

  const onBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };

  return (
    <dialog
      ref={dialog}
      className="lightbox"
      aria-label={label || words.label}
      onClick={onBackdrop}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="lightbox-stage">
        {thumbnail && <img className="lightbox-picture" src={thumbnail} alt="" />}
        {record && <img key={id} className="lightbox-picture" src={record.links.file} alt={label} />}
        <Step name="previous" label={words.previous} image={previous} onShow={onShow} />
        <Step name="next" label={words.next} image={next} onShow={onShow} />
      </div>
      <div className="lightbox-side">
        <header className="lightbox-header">
          <h2>{label}</h2>
          <button
            type="button"
            className="icon-button"
            aria-label={words.close}
            title={words.close}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        </header>
        {problem && <ProblemNotice problem={problem} onRetry={again} />}
        {hit && <EvidenceTable hit={hit} />}
        {record && <ImageFacts record={record} />}
        {record && (
          <a className="button" href={record.links.file} download={record.fileName}>
            {words.original}
          </a>
        )}
      </div>
    </dialog>
  );
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
