import { useState, type FormEvent } from 'react';
import { problemIn } from '../../api/api-problem.js';
import type { Policy, PolicyBody } from '../../api/api-types.js';
import { ProblemNotice } from '../../shared/problem-notice.js';
import { usePolicyChange } from '../../shared/use-policies.js';
import { moderationStrings } from '../../strings/moderation.js';
import { RequestView } from '../request-view.js';

type SavePolicyProps = { collection: string; policy: PolicyBody; policies: readonly Policy[] };

/** Keeps the draft that was tried, under a name. */
export function SavePolicy({ collection, policy, policies }: SavePolicyProps) {
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const saving = usePolicyChange(collection);
  const problem = problemIn(saving);
  const words = moderationStrings.save;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== '') saving.mutate({ name, body: policy });
  };
  return (
    <form className="save-policy" onSubmit={submit}>
      <div className="save-policy-line">
        <input
          className="input"
          value={typed}
          required
          aria-label={words.name}
          placeholder={words.name}
          autoComplete="off"
          onChange={({ target }) => {
            setTyped(target.value);
            saving.reset();
          }}
        />
        <button type="submit" className="button" disabled={saving.isPending}>
          {words.submit}
        </button>
      </div>
      <p className="quiet" role="status">
        {saving.isSuccess && `${words.saved(name)} ${saving.data === null ? '' : words.judging}`}
        {!saving.isSuccess && policies.some((one) => one.name === name) && words.replaces(name)}
      </p>
      {problem && <ProblemNotice problem={problem} />}
      <RequestView
        request={{
          method: 'PUT',
          path: `/v1/collections/${collection}/policies/${name || words.example}`,
          body: policy,
        }}
      />
    </form>
  );
}
