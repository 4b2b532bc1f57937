import type { ServiceStatus, StoreName } from '../api/api-types.js';
import { strings } from '../strings.js';

/** What does not work while a store is away. */
export function StoreProblems({ stores }: { stores: ServiceStatus['stores'] }) {
  const names = Object.keys(strings.status.storeDown) as StoreName[];
  const down = names.filter((name) => !stores[name].ok);
  if (down.length === 0) return null;
  return (
    <ul className="store-problems" role="alert">
      {down.map((name) => (
        <li key={name}>{strings.status.storeDown[name]}</li>
      ))}
    </ul>
  );
}
