import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore, type ComponentProps } from 'react';
import { apiKey } from '../api/api-key.js';
import { pictureQuery } from './picture-query.js';

type PictureProps = Omit<ComponentProps<'img'>, 'src'> & {
  /** A link of the service: a thumbnail or a file. */
  link: string;
  alt: string;
};

/** A picture of the service. Where keys are in use it is fetched with the key, which an address must not carry. */
export function Picture({ link, alt, ...rest }: PictureProps) {
  const { key } = useSyncExternalStore(apiKey.subscribe, apiKey.snapshot);
  return key === null ? (
    <img src={link} alt={alt} {...rest} />
  ) : (
    <FetchedPicture link={link} alt={alt} {...rest} />
  );
}

function FetchedPicture({ link, alt, ...rest }: PictureProps) {
  const { data: blob } = useQuery(pictureQuery(link));
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return <img src={url} alt={alt} {...rest} />;
}
