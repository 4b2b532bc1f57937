import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { apiKey } from '../../api/api-key.js';
import { problemIn } from '../../api/api-problem.js';
import type { Key, NewKey } from '../../api/api-types.js';
import { keysStrings } from '../../strings/keys.js';
import { operateStrings } from '../../strings/operate.js';
import { ConfirmDialog } from '../confirm-dialog.js';
import { PagedRows } from '../paged-rows.js';
import { PartHeader } from '../part-header.js';
import { useAccess } from '../use-access.js';
import { KeyRow } from './key-row.js';
import { NewKeyDialog } from './new-key-dialog.js';
import { SecretDialog } from './secret-dialog.js';
import { useKeys, useNewKey, useRevocation, useRotation } from './use-keys.js';
import './keys-part.css';

type Asked = { action: 'rotate' | 'revoke'; key: Key };

/** The keys of the service: made, rotated and revoked. */
export function KeysPart() {
  const client = useQueryClient();
  const { data: access } = useAccess();
  const keys = useKeys();
  const creation = useNewKey();
  const rotation = useRotation();
  const revocation = useRevocation();
  const [isMaking, setMaking] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  /** A key whose secret is being shown, and whether this browser needs it from now on. */
  const [shown, setShown] = useState<{ key: NewKey; isOwn: boolean } | null>(null);
  const words = keysStrings;
  const isFirst = access?.name === null;
  const isOwn = (key: Key) => access?.id === key.id;

  const seen = () => {
    if (shown?.isOwn) apiKey.renew(shown.key.key);
    else void client.invalidateQueries({ queryKey: ['keys'] });
    setShown(null);
  };
  const rotate = (key: Key) =>
    rotation.mutate(key.id, {
      onSuccess: (rotated) => {
        setAsked(null);
        setShown({ key: rotated, isOwn: isOwn(key) });
      },
    });
  return (
    <>
      <PartHeader title={operateStrings.parts.keys} intro={words.intro}>
        <button
          type="button"
          className="button small"
          onClick={() => {
            creation.reset();
            setMaking(true);
          }}
        >
          {words.add}
        </button>
      </PartHeader>
      <PagedRows
        list={keys}
        label={operateStrings.parts.keys}
        empty={words.none}
        row={(key) => (
          <KeyRow
            key={key.id}
            apiKey={key}
            isOwn={isOwn(key)}
            onRotate={() => {
              rotation.reset();
              setAsked({ action: 'rotate', key });
            }}
            onRevoke={() => {
              revocation.reset();
              setAsked({ action: 'revoke', key });
            }}
          />
        )}
      />
      {isMaking && (
        <NewKeyDialog
          isFirst={isFirst}
          running={creation.isPending}
          problem={problemIn(creation)}
          onSave={(body) =>
            creation.mutate(body, {
              onSuccess: (key) => {
                setMaking(false);
                setShown({ key, isOwn: isFirst });
              },
            })
          }
          onClose={() => setMaking(false)}
        />
      )}
      {asked?.action === 'rotate' && (
        <ConfirmDialog
          title={words.rotateTitle(asked.key.name)}
          consequence={words.rotateConsequence}
          confirm={words.rotate}
          running={rotation.isPending}
          problem={problemIn(rotation)}
          onConfirm={() => rotate(asked.key)}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.action === 'revoke' && (
        <ConfirmDialog
          title={words.revokeTitle(asked.key.name)}
          consequence={isOwn(asked.key) ? words.revokeOwn : words.revokeConsequence}
          confirm={words.revoke}
          running={revocation.isPending}
          problem={problemIn(revocation)}
          onConfirm={() => revocation.mutate(asked.key.id, { onSuccess: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        />
      )}
      {shown && <SecretDialog apiKey={shown.key} isOwn={shown.isOwn} onClose={seen} />}
    </>
  );
}
