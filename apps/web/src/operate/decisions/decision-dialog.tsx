import { useState } from 'react';
import type { Problem } from '../../api/api-problem.js';
import type { DecidedImage, Override } from '../../api/api-types.js';
import { Choice } from '../../form/choice.js';
import { TextArea } from '../../form/text-area.js';
import { decisionsStrings } from '../../strings/decisions.js';
import { EditorDialog } from '../editor-dialog.js';

type DecisionDialogProps = {
  decided: DecidedImage;
  running: boolean;
  problem: Problem | null;
  onSave: (override: Override) => void;
  onClose: () => void;
};

export function DecisionDialog({ decided, running, problem, onSave, onClose }: DecisionDialogProps) {
  const { image, policy, action: present } = decided;
  // Nobody opens this to have it as it is.
  const [action, setAction] = useState<Override['action']>(present === 'allow' ? 'hide' : 'allow');
  const [note, setNote] = useState('');
  const words = decisionsStrings;
  const text = note.trim();
  return (
    <EditorDialog
      title={words.dialogTitle(image.fileName)}
      hint={words.dialogHint(policy)}
      save={words.save}
      running={running}
      problem={problem}
      onSave={() => onSave({ action, ...(text !== '' && { note: text }) })}
      onClose={onClose}
    >
      <Choice label={words.action} value={action} options={words.choices} onChoose={setAction} />
      <TextArea label={words.noteField} rows={3} value={note} onChange={setNote} />
    </EditorDialog>
  );
}
