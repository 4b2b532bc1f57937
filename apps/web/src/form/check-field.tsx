import { Checkbox } from '@base-ui/react/checkbox';
import { Icon } from '../shared/icon.js';

type CheckFieldProps = { label: string; checked: boolean; onChange: (checked: boolean) => void };

export function CheckField({ label, checked, onChange }: CheckFieldProps) {
  return (
    <label className="check">
      <Checkbox.Root className="checkbox" checked={checked} onCheckedChange={onChange}>
        <Checkbox.Indicator className="checkbox-mark">
          <Icon name="done" />
        </Checkbox.Indicator>
      </Checkbox.Root>
      {label}
    </label>
  );
}
