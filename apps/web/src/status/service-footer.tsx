import type { ServiceStatus } from '../api/api-types.js';
import { statusStrings } from '../strings/status.js';

export function ServiceFooter({ status: { images, model } }: { status: ServiceStatus }) {
  const words = statusStrings;
  const parts = [words.pictures(images.indexed)];
  if (images.failed > 0) parts.push(words.failed(images.failed));
  parts.push(words.model(model.id, model.version));
  return <footer className="page-footer quiet">{parts.join(' · ')}</footer>;
}
