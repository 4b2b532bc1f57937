import type { Hit } from '../api/api-types.js';
import { strings } from '../strings.js';

/** How the score of a hit comes about, in standard deviations. */
export function EvidenceTable({ hit }: { hit: Hit }) {
  const words = strings.lightbox;
  return (
    <section>
      <h3>{words.evidence}</h3>
      <table className="evidence">
        <tbody>
          <Row label={words.rank} value={String(hit.rank)} />
          {hit.probability !== null && (
            <Row label={words.probability} value={strings.results.probability(hit.probability)} />
          )}
          <Row label={words.similarity} value={hit.similarity.toFixed(3)} />
          {hit.evidence && <Row label={words.match} value={hit.evidence.positive.standardised.toFixed(2)} />}
          {hit.evidence?.negatives.map(({ text, penalty }) => (
            <Row key={text} label={words.penalty(text)} value={signed(-penalty)} avoided={penalty > 0} />
          ))}
        </tbody>
        <tfoot>
          <Row label={words.score} value={hit.score.toFixed(2)} />
        </tfoot>
      </table>
      <p className="quiet">{words.evidenceHint}</p>
    </section>
  );
}

const signed = (value: number) => value.toFixed(2).replace('-', '−');

function Row({ label, value, avoided = false }: { label: string; value: string; avoided?: boolean }) {
  return (
    <tr className={avoided ? 'avoided' : undefined}>
      <th scope="row">{label}</th>
      <td>{value}</td>
    </tr>
  );
}
