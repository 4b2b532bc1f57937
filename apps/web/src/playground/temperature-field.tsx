import { playgroundStrings } from '../strings/playground.js';
import { RangeField } from '../form/range-field.js';

type TemperatureFieldProps = { value: number; onChange: (value: number) => void };

/** What logits are divided by. */
export function TemperatureField({ value, onChange }: TemperatureFieldProps) {
  return (
    <RangeField
      label={playgroundStrings.temperature}
      hint={playgroundStrings.temperatureHint}
      value={value}
      min={0.1}
      max={5}
      step={0.1}
      format={(temperature) => temperature.toFixed(1)}
      onChange={onChange}
    />
  );
}
