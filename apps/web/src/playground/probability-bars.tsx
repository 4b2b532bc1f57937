import { Meter } from '@base-ui/react/meter';
import { useState, type ReactNode } from 'react';
import { playgroundStrings } from '../strings/playground.js';
import { filterStrings } from '../strings/filters.js';
import './probability-bars.css';

export type ProbabilityBar = {
  /** What tells it from the others. */
  name: string;
  /** How its name is shown, if not as it is. */
  label?: ReactNode;
  /** 0 to 1 */
  probability: number;
  /** Set apart from the others: what is left when none of them fits. */
  apart?: boolean;
};

/** Bars that are shown before the list is unfolded. */
const FIRST_BARS = 12;

/** Probabilities as bars, in the given order; those set apart are always shown. */
export function ProbabilityBars({ bars, label }: { bars: readonly ProbabilityBar[]; label: string }) {
  const [unfolded, setUnfolded] = useState(false);
  const folds = !unfolded && bars.length > FIRST_BARS + 1;
  const shown = folds ? bars.filter(({ apart }, index) => apart || index < FIRST_BARS) : bars;
  return (
    <div className="shares">
      <ul className="share-list" aria-label={label}>
        {shown.map(({ name, label: text = name, probability, apart = false }) => (
          <li key={name}>
            <Meter.Root
              className={apart ? 'share apart' : 'share'}
              value={probability}
              max={1}
              getAriaValueText={() => playgroundStrings.percent(probability)}
            >
              <Meter.Label className="share-name">{text}</Meter.Label>
              <Meter.Value className="share-value">
                {() => playgroundStrings.percent(probability)}
              </Meter.Value>
              <Meter.Track className="share-track">
                <Meter.Indicator className="share-fill" />
              </Meter.Track>
            </Meter.Root>
          </li>
        ))}
      </ul>
      {folds && (
        <button type="button" className="text-button" onClick={() => setUnfolded(true)}>
          {filterStrings.showAll(bars.length)}
        </button>
      )}
    </div>
  );
}
