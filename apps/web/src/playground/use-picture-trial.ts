import { useState } from 'react';
import { requestImage } from '../shared/picture-store.js';
import type { TriedRequest } from './tried-request.js';
import { useDraft } from './use-draft.js';
import { useTrial } from './use-trial.js';
import { shownPicture, useTriedPicture } from './use-tried-picture.js';

type RequestImage = Awaited<ReturnType<typeof requestImage>>;

type PictureTrialOptions<Draft, Body, Answer> = {
  name: string;
  path: string;
  start: Draft;
  /** The request's body without the picture. */
  bodyOf: (draft: Draft, collection: string) => Body;
  send: (image: RequestImage, body: Body, signal: AbortSignal) => Promise<Answer>;
};

/** Something that is tried on a picture: a draft of the request, and what the request was answered that was asked last. */
export function usePictureTrial<Draft, Body extends Readonly<Record<string, unknown>>, Answer>({
  name,
  path,
  start,
  bodyOf,
  send,
}: PictureTrialOptions<Draft, Body, Answer>) {
  const tried = useTriedPicture();
  const { collection, picture } = tried;
  const [draft, setDraft] = useDraft(`${name} ${collection}`, start);
  const [asked, setAsked] = useState(draft);
  const body = bodyOf(asked, collection);
  const trial = useTrial(picture === null ? null : [name, picture, body], async (signal) =>
    send(await requestImage(picture ?? ''), body, signal),
  );
  const request: TriedRequest | null =
    picture === null ? null : { method: 'POST', path, body, picture: shownPicture(picture) };
  return {
    tried,
    draft,
    setDraft,
    ask: () => (draft === asked ? trial.again() : setAsked(draft)),
    body,
    trial,
    request,
  };
}
