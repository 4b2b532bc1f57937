import { useState } from 'react';
import { answerOf, api } from '../../api/api-client.js';
import { requestImage } from '../../shared/picture-store.js';
import { captionsStrings } from '../../strings/captions.js';
import { PictureField } from '../picture-field.js';
import { ProbabilityBars } from '../probability-bars.js';
import { TrialResult } from '../trial-result.js';
import { useDraft } from '../use-draft.js';
import { useTrial } from '../use-trial.js';
import { shownPicture, useTriedPicture } from '../use-tried-picture.js';
import { CaptionsForm } from './captions-form.js';
import { captionsRequest, type CaptionsDraft } from './captions-request.js';
import { Refinement } from './refinement.js';

const START: CaptionsDraft = { mode: 'template', ...captionsStrings.examples, temperature: 1 };

const PATH = '/v1/captions/rank';

export function CaptionsTab() {
  const tried = useTriedPicture();
  const { collection, picture } = tried;
  const [draft, setDraft] = useDraft(`captions ${collection}`, START);
  const [asked, setAsked] = useState(draft);
  const body = captionsRequest(asked, collection);
  const trial = useTrial(picture === null ? null : ['captions', picture, body], async (signal) => {
    const image = await requestImage(picture ?? '');
    return answerOf(api.POST(PATH, { body: { image, ...body }, signal }));
  });
  const words = captionsStrings;
  return (
    <div className="trial">
      <PictureField tried={tried} />
      <div className="trial-given">
        <CaptionsForm
          draft={draft}
          onChange={setDraft}
          onAsk={() => (draft === asked ? trial.again() : setAsked(draft))}
        />
        <TrialResult
          label={words.result}
          trial={trial}
          request={
            picture === null ? null : { method: 'POST', path: PATH, body, picture: shownPicture(picture) }
          }
        >
          {({ captions, refined }) => (
            <>
              {refined && <Refinement refined={refined} given={body.refine?.caption ?? ''} />}
              <ProbabilityBars
                label={words.result}
                bars={captions.map(({ text, probability }) => ({ name: text, probability }))}
              />
              <p className="quiet">{words.shares}</p>
            </>
          )}
        </TrialResult>
      </div>
    </div>
  );
}
