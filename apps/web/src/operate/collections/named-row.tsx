import { collectionsStrings } from '../../strings/collections.js';
import { RowButton } from '../row-button.js';

type NamedRowProps = {
  name: string;
  detail: string;
  note: string;
  mayChange: boolean;
  onEdit: () => void;
  onDelete: () => void;
};

/** A label set or a policy in the list of a collection's. */
export function NamedRow({ name, detail, note, mayChange, onEdit, onDelete }: NamedRowProps) {
  const words = collectionsStrings;
  return (
    <li className="row">
      <div className="row-text">
        <p className="row-title">{name}</p>
        <p className="row-detail">{detail}</p>
        <p className="quiet">{note}</p>
      </div>
      {mayChange && (
        <div className="part-actions">
          <RowButton word={words.edit} name={words.editOne(name)} onPress={onEdit} />
          <RowButton word={words.delete} name={words.deleteOne(name)} onPress={onDelete} />
        </div>
      )}
    </li>
  );
}
