import { useState, type ReactNode } from 'react';
import { TextField } from '../../form/text-field.js';
import { collectionsStrings } from '../../strings/collections.js';
import { EditorDialog } from '../editor-dialog.js';
import type { NamedDialogProps } from './named-panel.js';

type NamedEditorProps<Item, Body> = NamedDialogProps<Item, Body> & {
  words: { hint: string; newTitle: string; editTitle: (name: string) => string };
  /** What the fields say. */
  read: () => Body;
  /** The fields beside the name. */
  children: ReactNode;
};

/** The form of a label set or a policy. Its name is asked for only once: it is how others call it. */
export function NamedEditor<Item extends { name: string }, Body>({
  item,
  words,
  running,
  problem,
  read,
  onSave,
  onClose,
  children,
}: NamedEditorProps<Item, Body>) {
  const [name, setName] = useState(item?.name ?? '');
  return (
    <EditorDialog
      title={item ? words.editTitle(item.name) : words.newTitle}
      hint={words.hint}
      save={collectionsStrings.save}
      running={running}
      problem={problem}
      onSave={() => onSave(name.trim(), read())}
      onClose={onClose}
    >
      {!item && (
        <TextField
          label={collectionsStrings.name}
          hint={collectionsStrings.nameHint}
          value={name}
          onChange={setName}
        />
      )}
      {children}
    </EditorDialog>
  );
}
