import type { ModerateAnswer } from '../../api/api-types.js';
import { moderationStrings } from '../../strings/moderation.js';

/** What a draft says of one picture or text, beside the threshold. */
export function Verdict({
  subject,
  judged,
}: {
  subject: string;
  judged: ModerateAnswer['policies'][number];
}) {
  const { probability, threshold, matched, action, evidence } = judged;
  const words = moderationStrings;
  return (
    <div className={matched ? 'verdict matched' : 'verdict'}>
      <p className="verdict-line">
        <span>
          {subject} <strong>{words.would(action, matched)}</strong>
        </span>
        <span className="verdict-share">{words.percent(probability)}</span>
      </p>
      <div
        className="verdict-track"
        role="meter"
        aria-label={`${words.probability}: ${subject}`}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={probability}
        aria-valuetext={words.percent(probability)}
      >
        <span className="verdict-fill" style={{ width: `${probability * 100}%` }} />
        <span className="verdict-threshold" style={{ left: `${threshold * 100}%` }} />
      </div>
      <p className="quiet">{words.reads(evidence.prohibited.text, evidence.allowed?.text ?? null)}</p>
    </div>
  );
}
