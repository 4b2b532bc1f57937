import { useState } from 'react';
import { answerOf, api } from '../../api/api-client.js';
import { requestImage } from '../../shared/picture-store.js';
import { classifyStrings } from '../../strings/classify.js';
import { PictureField } from '../picture-field.js';
import { ProbabilityBars } from '../probability-bars.js';
import { TrialResult } from '../trial-result.js';
import { useDraft } from '../use-draft.js';
import { useTrial } from '../use-trial.js';
import { shownPicture, useTriedPicture } from '../use-tried-picture.js';
import { ClassifyForm } from './classify-form.js';
import { classifyRequest, type ClassifyDraft } from './classify-request.js';

const START: ClassifyDraft = {
  labelSet: null,
  labels: classifyStrings.example,
  noneOfThese: true,
  temperature: 1,
};

export function ClassifyTab() {
  const tried = useTriedPicture();
  const { collection, picture } = tried;
  const [draft, setDraft] = useDraft(`classify ${collection}`, START);
  const [asked, setAsked] = useState(draft);
  const body = classifyRequest(asked, collection);
  const trial = useTrial(picture === null ? null : ['classify', picture, body], async (signal) => {
    const image = await requestImage(picture ?? '');
    return answerOf(api.POST('/v1/classify', { body: { image, ...body }, signal }));
  });
  const words = classifyStrings;
  return (
    <div className="trial">
      <PictureField tried={tried} />
      <div className="trial-given">
        <ClassifyForm
          collection={collection}
          draft={draft}
          onChange={setDraft}
          onAsk={() => (draft === asked ? trial.again() : setAsked(draft))}
        />
        <TrialResult
          label={words.result}
          trial={trial}
          request={
            picture === null
              ? null
              : { method: 'POST', path: '/v1/classify', body, picture: shownPicture(picture) }
          }
        >
          {({ images: [image] }) =>
            image && (
              <ProbabilityBars
                label={words.result}
                bars={[
                  ...image.labels,
                  ...(image.none === null
                    ? []
                    : [{ name: words.none, probability: image.none, apart: true }]),
                ]}
              />
            )
          }
        </TrialResult>
      </div>
    </div>
  );
}
