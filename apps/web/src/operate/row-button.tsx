type RowButtonProps = {
  word: string;
  /** Also says of which row it is, for those who hear it alone. */
  name: string;
  onPress: () => void;
};

/** A button in a row of a list, where each row has the same. */
export function RowButton({ word, name, onPress }: RowButtonProps) {
  return (
    <button type="button" className="button small" aria-label={name} onClick={onPress}>
      {word}
    </button>
  );
}
