import { answerOf, api } from '../../api/api-client.js';
import { classifyStrings } from '../../strings/classify.js';
import { isAtypical } from '../atypical.js';
import { PictureField } from '../picture-field.js';
import { ProbabilityBars } from '../probability-bars.js';
import { TrialResult } from '../trial-result.js';
import { usePictureTrial } from '../use-picture-trial.js';
import { ClassifyForm } from './classify-form.js';
import { classifyRequest, type ClassifyDraft } from './classify-request.js';

const START: ClassifyDraft = {
  labelSet: null,
  labels: classifyStrings.example,
  noneOfThese: true,
  temperature: 1,
};

const PATH = '/v1/classify';

export function ClassifyTab() {
  const { tried, draft, setDraft, ask, trial, request } = usePictureTrial({
    name: 'classify',
    path: PATH,
    start: START,
    bodyOf: classifyRequest,
    send: (image, body, signal) => answerOf(api.POST(PATH, { body: { image, ...body }, signal })),
  });
  const words = classifyStrings;
  return (
    <div className="trial">
      <PictureField tried={tried} />
      <div className="trial-given">
        <ClassifyForm collection={tried.collection} draft={draft} onChange={setDraft} onAsk={ask} />
        <TrialResult label={words.result} trial={trial} request={request}>
          {({ images: [image] }) =>
            image && (
              <>
                <ProbabilityBars
                  label={words.result}
                  bars={[
                    ...image.labels,
                    ...(image.none === null
                      ? []
                      : [{ name: words.none, probability: image.none, apart: true }]),
                  ]}
                />
                {isAtypical(image.typicality) && <p className="note">{words.atypical}</p>}
              </>
            )
          }
        </TrialResult>
      </div>
    </div>
  );
}
