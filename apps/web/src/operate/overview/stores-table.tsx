import type { ServiceStatus, StoreName } from '../../api/api-types.js';
import { Icon } from '../../shared/icon.js';
import { overviewStrings } from '../../strings/overview.js';

/** Which stores the service has, of what kind, and whether each answers. */
export function StoresTable({ stores }: { stores: ServiceStatus['stores'] }) {
  const words = overviewStrings.stores;
  return (
    <section className="panel">
      <h2>{words.title}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.part}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(words.names) as StoreName[]).map((name) => {
            const { ok, kind } = stores[name];
            return (
              <tr key={name}>
                <th scope="row">{words.names[name]}</th>
                <td>{kind}</td>
                <td>
                  <span className={ok ? 'answer ok' : 'answer down'}>
                    <Icon name={ok ? 'done' : 'warning'} />
                    {ok ? words.ok : words.down}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
