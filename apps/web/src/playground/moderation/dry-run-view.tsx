import { Link } from 'wouter';
import type { DryRunAnswer } from '../../api/api-types.js';
import { Picture } from '../../shared/picture.js';
import { startAddress, writeAddress } from '../../search/address.js';
import { moderationStrings } from '../../strings/moderation.js';
import type { PolicyAction } from './policy-draft.js';
import type { DryRun } from './use-dry-run.js';

type DryRunViewProps = { collection: string; action: PolicyAction; dryRun: DryRun; running: boolean };

/** How many pictures a draft would touch, and those that it is least sure about. */
export function DryRunView({ collection, action, dryRun, running }: DryRunViewProps) {
  const { judged, matched, total, examples } = dryRun;
  const words = moderationStrings;
  return (
    <div className="dry-run">
      <p className="dry-run-count" role="status">
        <strong>{words.touched(action, matched, judged)}</strong>
        {running && <span className="quiet">{words.going(judged, total)}</span>}
      </p>
      <Examples
        label={words.above}
        none={words.noneAbove}
        collection={collection}
        examples={examples.matched}
      />
      <Examples
        label={words.below}
        none={words.noneBelow}
        collection={collection}
        examples={examples.unmatched}
      />
      <p className="quiet">{words.examplesHint}</p>
    </div>
  );
}

type ExamplesProps = {
  label: string;
  /** What is said where there are none. */
  none: string;
  collection: string;
  examples: DryRunAnswer['examples']['matched'];
};

function Examples({ label, none, collection, examples }: ExamplesProps) {
  return (
    <div>
      <h3 className="dry-run-side">{label}</h3>
      {examples.length === 0 && <p className="quiet">{none}</p>}
      <ul className="thumbnails" aria-label={label}>
        {examples.map(({ id, fileName, thumbnailUrl, probability }) => (
          <li key={id}>
            <Link
              className="thumbnail"
              href={writeAddress({ ...startAddress(collection), image: id })}
              title={fileName}
            >
              <Picture link={thumbnailUrl} alt={fileName} loading="lazy" />
              <span className="thumbnail-note">{moderationStrings.percent(probability)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
