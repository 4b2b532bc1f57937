import { useSyncExternalStore } from 'react';
import { apiKey } from '../api/api-key.js';
import type { ImageRecord } from '../api/api-types.js';
import { getPicture } from '../api/images.js';
import { Icon } from '../shared/icon.js';
import { lightboxStrings } from '../strings/lightbox.js';

/** Saves the original. With a key it is fetched first, because a link cannot carry one. */
export function DownloadButton({ image: { links, fileName } }: { image: ImageRecord }) {
  const { key } = useSyncExternalStore(apiKey.subscribe, apiKey.snapshot);
  const content = (
    <>
      <Icon name="download" />
      {lightboxStrings.original}
    </>
  );
  if (key === null) {
    return (
      <a className="button small" href={links.file} download={fileName}>
        {content}
      </a>
    );
  }
  return (
    <button type="button" className="button small" onClick={() => void save(links.file, fileName)}>
      {content}
    </button>
  );
}

async function save(link: string, fileName: string): Promise<void> {
  const url = URL.createObjectURL(await getPicture(link));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  URL.revokeObjectURL(url);
}
