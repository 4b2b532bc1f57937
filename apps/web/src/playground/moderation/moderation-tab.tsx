import { useMemo, useState } from 'react';
import { answerOf, api } from '../../api/api-client.js';
import { requestImage } from '../../shared/picture-store.js';
import { DEFAULT_COLLECTION } from '../../shared/use-collection.js';
import { usePolicies } from '../../shared/use-policies.js';
import { moderationStrings } from '../../strings/moderation.js';
import { PictureField } from '../picture-field.js';
import { TrialResult } from '../trial-result.js';
import { useDraft } from '../use-draft.js';
import { useTrial } from '../use-trial.js';
import { shownPicture, useTriedPicture } from '../use-tried-picture.js';
import { DryRunView } from './dry-run-view.js';
import { policyBody } from './policy-draft.js';
import { PolicyForm, type ModerationDraft } from './policy-form.js';
import { SavePolicy } from './save-policy.js';
import { EXAMPLES, useDryRun } from './use-dry-run.js';
import { Verdict } from './verdict.js';
import '../thumbnails.css';
import './moderation.css';

const START: ModerationDraft = { ...moderationStrings.examples, threshold: 0.7, action: 'flag' };

const MODERATE = '/v1/moderate';

export function ModerationTab() {
  const tried = useTriedPicture();
  const { collection, picture } = tried;
  const [draft, setDraft] = useDraft(`moderation ${collection}`, START);
  const [asked, setAsked] = useState<ModerationDraft | null>(null);
  const policy = useMemo(() => asked && policyBody(asked), [asked]);
  const text = asked?.text.trim() ?? '';
  const body = { ...(collection !== DEFAULT_COLLECTION && { collection }), ...(policy && { draft: policy }) };

  const ofPicture = useTrial(
    policy && picture !== null ? ['moderate', picture, body] : null,
    async (signal) => {
      const image = await requestImage(picture ?? '');
      return answerOf(api.POST(MODERATE, { body: { image, ...body }, signal }));
    },
  );
  const ofText = useTrial(policy && text !== '' ? ['moderate', { text, ...body }] : null, (signal) =>
    answerOf(api.POST(MODERATE, { body: { text, ...body }, signal })),
  );
  const dryRun = useDryRun(collection, policy);
  const policies = usePolicies(collection);

  const ask = () => {
    if (draft !== asked) return setAsked(draft);
    for (const trial of [ofPicture, ofText, dryRun]) trial.again();
  };
  const words = moderationStrings;
  return (
    <div className="trial">
      <PictureField tried={tried} />
      <div className="trial-given">
        <PolicyForm draft={draft} policies={policies.data ?? []} onChange={setDraft} onAsk={ask} />
        {asked === null || policy === null ? (
          <p className="quiet">{words.start}</p>
        ) : (
          <div className="moderation-results">
            <TrialResult
              label={words.ofCollection}
              trial={dryRun}
              request={{
                method: 'POST',
                path: `/v1/collections/${collection}/policies/dry-run`,
                body: { ...policy, examples: EXAMPLES },
              }}
            >
              {(answer) => (
                <DryRunView
                  collection={collection}
                  action={asked.action}
                  dryRun={answer}
                  running={dryRun.running}
                />
              )}
            </TrialResult>
            {dryRun.answer && (
              <SavePolicy collection={collection} policy={policy} policies={policies.data ?? []} />
            )}
            {picture !== null && (
              <TrialResult
                label={words.ofPicture}
                trial={ofPicture}
                request={{ method: 'POST', path: MODERATE, body, picture: shownPicture(picture) }}
              >
                {({ policies: [judged] }) => judged && <Verdict subject={words.ofPicture} judged={judged} />}
              </TrialResult>
            )}
            {text !== '' && (
              <TrialResult
                label={words.ofText}
                trial={ofText}
                request={{ method: 'POST', path: MODERATE, body: { text, ...body } }}
              >
                {({ policies: [judged] }) => judged && <Verdict subject={words.ofText} judged={judged} />}
              </TrialResult>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
