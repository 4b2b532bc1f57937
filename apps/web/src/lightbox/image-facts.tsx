import type { ReactNode } from 'react';
import type { ImageRecord } from '../api/api-types.js';
import { lightboxStrings } from '../strings/lightbox.js';

/** The record of an image, then its metadata as it was given. */
export function ImageFacts({ record }: { record: ImageRecord }) {
  const words = lightboxStrings;
  const { width, height, tags, flags, metadata } = record;
  return (
    <section>
      <h3>{words.details}</h3>
      <dl className="facts">
        <Fact name={words.fileName}>{record.fileName}</Fact>
        {width !== null && height !== null && <Fact name={words.size}>{words.pixels(width, height)}</Fact>}
        <Fact name={words.added}>
          <time dateTime={record.createdAt}>{new Date(record.createdAt).toLocaleString()}</time>
        </Fact>
        {tags.length > 0 && (
          <Fact name={words.tags}>
            <Words list={tags} />
          </Fact>
        )}
        {flags.length > 0 && (
          <Fact name={words.flags}>
            <Words list={flags} />
          </Fact>
        )}
        {Object.entries(metadata).map(([name, value]) => (
          <Fact key={name} name={name}>
            <MetadataValue value={value} />
          </Fact>
        ))}
      </dl>
    </section>
  );
}

function Words({ list }: { list: string[] }) {
  return (
    <ul className="words">
      {list.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function MetadataValue({ value }: { value: unknown }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // Only http(s): a link out of metadata must not be able to run a script.
  if (!/^https?:\/\/\S+$/.test(text)) return text;
  return (
    <a href={text} target="_blank" rel="noreferrer">
      {text}
    </a>
  );
}
