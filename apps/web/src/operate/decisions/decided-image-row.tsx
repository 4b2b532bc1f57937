import { Link } from 'wouter';
import type { DecidedImage } from '../../api/api-types.js';
import { startAddress, writeAddress } from '../../search/address.js';
import { Icon } from '../../shared/icon.js';
import { Picture } from '../../shared/picture.js';
import { decisionsStrings } from '../../strings/decisions.js';
import { RowButton } from '../row-button.js';
import { TimeAgo } from '../time-ago.js';
import { EvidenceTable } from './evidence-table.js';

type DecidedImageRowProps = { decided: DecidedImage; onDecide: () => void; onWithdraw: () => void };

/** A picture, what stands of it under one policy, and who decided so. */
export function DecidedImageRow({ decided, onDecide, onWithdraw }: DecidedImageRowProps) {
  const { image, policy, action, machine, person } = decided;
  const words = decisionsStrings;
  return (
    <li className="row decided">
      <Link
        className="decided-picture"
        href={writeAddress({ ...startAddress(image.collection), image: image.id })}
        aria-label={words.open(image.fileName)}
      >
        {image.width === null ? (
          <Icon name="picture" />
        ) : (
          <Picture link={image.links.thumbnail} alt="" loading="lazy" />
        )}
      </Link>
      <div className="row-text">
        <p className="row-title">
          {image.fileName} <span className={`badge ${action}`}>{words.actions[action]}</span>{' '}
          <span className="quiet">{words.under(policy)}</span>
        </p>
        <p>{machine ? words.machine(machine.probability, machine.threshold) : words.noMachine}</p>
        {person && (
          <p>
            {person.action === null ? words.withdrawn : words.person(person.keyName)},{' '}
            <TimeAgo at={person.at} />
            {person.note !== null && `: ${words.note(person.note)}`}
          </p>
        )}
        {machine && <EvidenceTable evidence={machine.evidence} name={image.fileName} />}
      </div>
      <div className="part-actions">
        <RowButton word={words.decide} name={words.decideOne(image.fileName)} onPress={onDecide} />
        {person !== null && person.action !== null && (
          <RowButton word={words.withdraw} name={words.withdrawOne(image.fileName)} onPress={onWithdraw} />
        )}
      </div>
    </li>
  );
}
