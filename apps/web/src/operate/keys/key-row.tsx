import type { Key } from '../../api/api-types.js';
import { keysStrings } from '../../strings/keys.js';
import { TimeAgo } from '../time-ago.js';

type KeyRowProps = { apiKey: Key; isOwn: boolean; onRotate: () => void; onRevoke: () => void };

export function KeyRow({ apiKey, isOwn, onRotate, onRevoke }: KeyRowProps) {
  const { name, scopes, collections, createdAt, lastUsedAt, revokedAt } = apiKey;
  const words = keysStrings;
  return (
    <li className={revokedAt === null ? 'row' : 'row revoked'}>
      <div className="row-text">
        <p className="row-title">
          {name} {isOwn && <span className="badge ready">{words.own}</span>}
        </p>
        <p>
          {scopes.join(', ')} · {collections === null ? words.allCollections : words.limitedTo(collections)}
        </p>
        <p className="quiet">
          {words.made} <TimeAgo at={createdAt} /> ·{' '}
          {lastUsedAt === null ? (
            words.neverUsed
          ) : (
            <>
              {words.used} <TimeAgo at={lastUsedAt} />
            </>
          )}
        </p>
      </div>
      {revokedAt === null ? (
        <div className="part-actions">
          <button
            type="button"
            className="button small"
            aria-label={words.rotateOne(name)}
            onClick={onRotate}
          >
            {words.rotate}
          </button>
          <button
            type="button"
            className="button small"
            aria-label={words.revokeOne(name)}
            onClick={onRevoke}
          >
            {words.revoke}
          </button>
        </div>
      ) : (
        <span className="badge">
          {words.revoked} <TimeAgo at={revokedAt} />
        </span>
      )}
    </li>
  );
}
