import { answerOf, api } from '../../api/api-client.js';
import { DEFAULT_COLLECTION } from '../../shared/use-collection.js';
import { typicalityStrings } from '../../strings/typicality.js';
import { PictureField } from '../picture-field.js';
import { TrialResult } from '../trial-result.js';
import { usePictureTrial } from '../use-picture-trial.js';
import { LeastTypical } from './least-typical.js';
import { TypicalityView } from './typicality-view.js';
import '../thumbnails.css';
import './typicality.css';

const PATH = '/v1/classify';

export function TypicalityTab() {
  const { tried, trial, request } = usePictureTrial({
    name: 'typicality',
    path: PATH,
    start: null,
    // Whatever the labels, the answer says how typical the picture is, and so whether it is one of the collection or not.
    bodyOf: (_, collection) => ({
      ...(collection !== DEFAULT_COLLECTION && { collection }),
      labels: ['photo'],
    }),
    send: (image, body, signal) => answerOf(api.POST(PATH, { body: { image, ...body }, signal })),
  });
  return (
    <div className="trial">
      <PictureField tried={tried} />
      <div className="trial-given">
        <TrialResult label={typicalityStrings.result} trial={trial} request={request}>
          {({ images: [image] }) => image && <TypicalityView typicality={image.typicality} />}
        </TrialResult>
        <LeastTypical collection={tried.collection} />
      </div>
    </div>
  );
}
