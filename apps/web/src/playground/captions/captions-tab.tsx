import { answerOf, api } from '../../api/api-client.js';
import { captionsStrings } from '../../strings/captions.js';
import { PictureField } from '../picture-field.js';
import { ProbabilityBars } from '../probability-bars.js';
import { TrialResult } from '../trial-result.js';
import { usePictureTrial } from '../use-picture-trial.js';
import { CaptionsForm } from './captions-form.js';
import { captionsRequest, type CaptionsDraft } from './captions-request.js';
import { Refinement } from './refinement.js';

const START: CaptionsDraft = { mode: 'template', ...captionsStrings.examples, temperature: 1 };

const PATH = '/v1/captions/rank';

export function CaptionsTab() {
  const { tried, draft, setDraft, ask, body, trial, request } = usePictureTrial({
    name: 'captions',
    path: PATH,
    start: START,
    bodyOf: captionsRequest,
    send: (image, body, signal) => answerOf(api.POST(PATH, { body: { image, ...body }, signal })),
  });
  const words = captionsStrings;
  return (
    <div className="trial">
      <PictureField tried={tried} />
      <div className="trial-given">
        <CaptionsForm draft={draft} onChange={setDraft} onAsk={ask} />
        <TrialResult label={words.result} trial={trial} request={request}>
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
