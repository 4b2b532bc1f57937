import type { DecidedImage } from '../../api/api-types.js';
import { decisionsStrings } from '../../strings/decisions.js';

type Evidence = NonNullable<DecidedImage['machine']>['evidence'];

/** The texts of either side that a picture is nearest to, folded away. */
export function EvidenceTable({ evidence, name }: { evidence: Evidence; name: string }) {
  const { prohibited, allowed } = evidence;
  const words = decisionsStrings;
  const rows = [{ title: words.prohibited(prohibited.text), ...prohibited }];
  if (allowed) rows.push({ title: words.allowed(allowed.text), ...allowed });
  return (
    <details className="decided-evidence">
      <summary>
        {words.evidence}
        <span className="unseen">: {name}</span>
      </summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.evidenceText}</th>
            <th scope="col">{words.evidenceCosine}</th>
            <th scope="col">{words.evidenceStandard}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, similarity, standardised }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>{words.figure(similarity)}</td>
              <td>{words.figure(standardised)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
