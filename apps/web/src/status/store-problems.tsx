import type { ServiceStatus, StoreName } from '../api/api-types.js';
import { statusStrings } from '../strings/status.js';

/** What does not work while a store is away. */
export function StoreProblems({ stores }: { stores: ServiceStatus['stores'] }) {
  const names = Object.keys(statusStrings.storeDown) as StoreName[];
  const down = names.filter((name) => !stores[name].ok);
  if (down.length === 0) return null;
  return (
    <ul className="store-problems" role="alert">
      {down.map((name) => (
        <li key={name}>{statusStrings.storeDown[name]}</li>
      ))}
    </ul>
  );
}
