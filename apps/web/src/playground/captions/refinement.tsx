import type { CaptionsAnswer } from '../../api/api-types.js';
import { captionsStrings } from '../../strings/captions.js';
import './refinement.css';

type RefinementProps = { refined: NonNullable<CaptionsAnswer['refined']>; given: string };

/** The caption that was given, the better one, and by how much it is nearer to the picture. */
export function Refinement({ refined: { text, gain }, given }: RefinementProps) {
  const words = captionsStrings;
  if (gain === 0) return <p className="note">{words.noGain}</p>;
  return (
    <dl className="refinement">
      <dt>{words.given}</dt>
      <dd className="refinement-given">{given}</dd>
      <dt>{words.better}</dt>
      <dd className="refinement-better">{text}</dd>
      <dd className="refinement-gain">{words.gain(gain)}</dd>
    </dl>
  );
}
