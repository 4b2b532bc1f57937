import { searchStrings } from '../strings/search.js';
import './example-queries.css';

export function ExampleQueries({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <div className="examples" role="group" aria-label={searchStrings.examplesLabel}>
      <span className="quiet" aria-hidden="true">
        {searchStrings.examplesLabel}
      </span>
      {searchStrings.examples.map((text) => (
        <button key={text} type="button" className="example" onClick={() => onChoose(text)}>
          {text}
        </button>
      ))}
    </div>
  );
}
