import { collectionsStrings } from '../../strings/collections.js';

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
          <button type="button" className="button small" aria-label={words.editOne(name)} onClick={onEdit}>
            {words.edit}
          </button>
          <button
            type="button"
            className="button small"
            aria-label={words.deleteOne(name)}
            onClick={onDelete}
          >
            {words.delete}
          </button>
        </div>
      )}
    </li>
  );
}
