import type { ReactNode } from 'react';
import type { ServiceStatus } from '../../api/api-types.js';
import { overviewStrings } from '../../strings/overview.js';

export function ModelFacts({ model }: { model: ServiceStatus['model'] }) {
  const words = overviewStrings.model;
  return (
    <FactPanel
      title={words.title}
      facts={[
        [words.id, model.id],
        [words.version, model.version],
        [words.space, <code key="space">{model.space}</code>],
        [words.dimension, model.dimension],
      ]}
    />
  );
}

/** What one request may have at most, as the settings say. */
export function LimitFacts({ limits }: { limits: ServiceStatus['limits'] }) {
  const words = overviewStrings.limits;
  const { number } = overviewStrings;
  return (
    <FactPanel
      title={words.title}
      facts={[
        [words.file, words.megabytes(limits.fileBytes)],
        [words.types, words.typeNames(limits.mediaTypes)],
        [words.files, number(limits.filesPerRequest)],
        [words.prompt, words.characters(limits.promptCharacters)],
        [words.negatives, number(limits.negatives)],
        [words.items, number(limits.items)],
      ]}
    />
  );
}

function FactPanel({ title, facts }: { title: string; facts: [string, ReactNode][] }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <dl className="panel-facts">
        {facts.map(([name, value]) => (
          <div key={name} className="panel-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
