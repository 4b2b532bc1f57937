import { Meter } from '@base-ui/react/meter';
import type { Hit } from '../api/api-types.js';
import { thumbnailLink } from '../api/images.js';
import { Picture } from '../shared/picture.js';
import { lightboxStrings } from '../strings/lightbox.js';
import { barsOf, evidenceParts, type EvidencePart } from './evidence-parts.js';
import './evidence-view.css';

type EvidenceViewProps = { collection: string; hit: Hit; positive: string };

/** How the score of a hit comes about, as bars on one scale, and how likely it is a match. */
export function EvidenceView({ collection, hit, positive }: EvidenceViewProps) {
  const words = lightboxStrings;
  const parts = hit.evidence ? evidenceParts(hit.evidence, positive, hit.score) : [];
  const bars = barsOf(parts.map(({ value }) => value));
  return (
    <section className="evidence" aria-labelledby="evidence-title">
      <h3 id="evidence-title">{words.evidence}</h3>
      {hit.probability !== null && (
        <Meter.Root className="probability" value={hit.probability} max={1} format={{ style: 'percent' }}>
          <Meter.Label>{words.probability}</Meter.Label>
          <Meter.Value className="evidence-value" />
          <Meter.Track className="probability-track">
            <Meter.Indicator className="probability-bar" />
          </Meter.Track>
        </Meter.Root>
      )}
      <table className="evidence-table">
        <tbody>
          {parts.map((part, index) => (
            <tr key={part.kind + part.text + (part.image ?? '')} className={`evidence-row ${part.kind}`}>
              <th scope="row">
                <span className="evidence-name">
                  {part.image !== undefined && (
                    <Picture
                      className="evidence-picture"
                      link={thumbnailLink(collection, part.image)}
                      alt=""
                    />
                  )}
                  {nameOf(part)}
                </span>
                {part.standing && part.value === 0 && (
                  <span className="evidence-standing">
                    {words.belowThreshold(part.standing.standardised, part.standing.threshold)}
                  </span>
                )}
              </th>
              <td className="evidence-scale">
                <span
                  className="evidence-bar"
                  style={{
                    left: `${(bars[index]?.start ?? 0) * 100}%`,
                    width: `${(bars[index]?.width ?? 0) * 100}%`,
                  }}
                />
              </td>
              <td className="evidence-value">{signed(part.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">
        {words.evidenceHint} {words.rankAndCosine(hit.rank, hit.similarity)}
      </p>
    </section>
  );
}

function nameOf({ kind, text, image }: EvidencePart): string {
  const words = lightboxStrings.parts;
  switch (kind) {
    case 'positive':
      return text === '' ? words.picture : words.positive(text);
    case 'clause':
      return words.clause(text);
    case 'composed':
      return words.composed;
    case 'colour':
      return words.colour(text);
    case 'negative':
      return image === undefined ? words.negative(text) : words.unlike;
    case 'score':
      return words.score;
  }
}

const signed = (value: number) => (value === 0 ? '0' : value.toFixed(2).replace('-', '−'));
