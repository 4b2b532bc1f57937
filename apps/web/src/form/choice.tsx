import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import './choice.css';

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: Readonly<Record<Value, string>>;
  onChoose: (value: Value) => void;
};

/** One of a few, side by side. */
export function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <RadioGroup className="choice" aria-label={label} value={value} onValueChange={onChoose}>
      {(Object.keys(options) as Value[]).map((option) => (
        <label key={option} className="choice-option">
          <Radio.Root className="choice-mark" value={option} />
          {options[option]}
        </label>
      ))}
    </RadioGroup>
  );
}
