import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { byInterest } from './upload-counts.js';
import type { Upload } from './upload-queue.js';
import { UploadRow } from './upload-row.js';
import './upload-list.css';

type UploadListProps = {
  uploads: readonly Upload[];
  label: string;
  onOpen: (upload: Upload, image: string) => void;
  onRetry: (key: number) => void;
};

const ROW_HEIGHT = 61;
/** Rows beyond the visible ones that are there already. */
const OVERSCAN = 4;

/** Files with what became of each. Only the rows in sight exist: a folder may have thousands. */
export function UploadList({ uploads, label, onOpen, onRetry }: UploadListProps) {
  const rows = useMemo(() => byInterest(uploads), [uploads]);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: OVERSCAN,
  });
  return (
    <div ref={scroller} className="upload-list" role="group" aria-label={label} tabIndex={0}>
      <ul style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const upload = rows[index];
          return (
            upload && (
              <li
                key={key}
                ref={virtualizer.measureElement}
                className="upload-place"
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <UploadRow
                  upload={upload}
                  onOpen={(image) => onOpen(upload, image)}
                  onRetry={() => {
                    // Its button goes away, and must not take the focus along.
                    scroller.current?.focus();
                    onRetry(upload.key);
                  }}
                />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
