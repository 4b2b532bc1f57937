import { strings } from '../strings.js';
import './example-queries.css';

export function ExampleQueries({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <div className="examples" role="group" aria-label={strings.search.examplesLabel}>
      <span className="quiet" aria-hidden="true">
        {strings.search.examplesLabel}
      </span>
      {strings.search.examples.map((text) => (
        <button key={text} type="button" className="example" onClick={() => onChoose(text)}>
          {text}
        </button>
      ))}
    </div>
  );
}
