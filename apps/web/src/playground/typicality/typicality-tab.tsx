import { answerOf, api } from '../../api/api-client.js';
import { requestImage } from '../../shared/picture-store.js';
import { DEFAULT_COLLECTION } from '../../shared/use-collection.js';
import { typicalityStrings } from '../../strings/typicality.js';
import { PictureField } from '../picture-field.js';
import { TrialResult } from '../trial-result.js';
import { useTrial } from '../use-trial.js';
import { shownPicture, useTriedPicture } from '../use-tried-picture.js';
import { LeastTypical } from './least-typical.js';
import { TypicalityView } from './typicality-view.js';
import '../thumbnails.css';
import './typicality.css';

const PATH = '/v1/classify';

export function TypicalityTab() {
  const tried = useTriedPicture();
  const { collection, picture } = tried;
  // Whatever the labels, the answer says how typical the picture is, and so whether it is one of the collection or not.
  const body = { ...(collection !== DEFAULT_COLLECTION && { collection }), labels: ['photo'] };
  const trial = useTrial(picture === null ? null : ['typicality', picture, body], async (signal) => {
    const image = await requestImage(picture ?? '');
    return answerOf(api.POST(PATH, { body: { image, ...body }, signal }));
  });
  return (
    <div className="trial">
      <PictureField tried={tried} />
      <div className="trial-given">
        <TrialResult
          label={typicalityStrings.result}
          trial={trial}
          request={
            picture === null ? null : { method: 'POST', path: PATH, body, picture: shownPicture(picture) }
          }
        >
          {({ images: [image] }) => image && <TypicalityView typicality={image.typicality} />}
        </TrialResult>
        <LeastTypical collection={collection} />
      </div>
    </div>
  );
}
