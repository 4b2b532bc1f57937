import type { Key } from '../../api/api-types.js';
import { keysStrings } from '../../strings/keys.js';
import { RowButton } from '../row-button.js';
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
          <RowButton word={words.rotate} name={words.rotateOne(name)} onPress={onRotate} />
          <RowButton word={words.revoke} name={words.revokeOne(name)} onPress={onRevoke} />
        </div>
      ) : (
        <span className="badge">
          {words.revoked} <TimeAgo at={revokedAt} />
        </span>
      )}
    </li>
  );
}
