import { typicalityStrings } from '../../strings/typicality.js';
import { isAtypical } from '../atypical.js';
import { ProbabilityBars } from '../probability-bars.js';

/** How typical a picture is, and what follows from it. */
export function TypicalityView({ typicality }: { typicality: number }) {
  const words = typicalityStrings;
  const atypical = isAtypical(typicality);
  return (
    <>
      <p className={atypical ? 'typicality atypical' : 'typicality'} role="status">
        <strong>{atypical ? words.atypical : words.typical}</strong> {words.moreThan(typicality)}
        {atypical && ` ${words.believe}`}
      </p>
      <ProbabilityBars label={words.result} bars={[{ name: words.meter, probability: typicality }]} />
      <p className="quiet">{words.caveat}</p>
    </>
  );
}
