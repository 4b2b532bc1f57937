import { strings } from '../strings.js';

export function ShowMore({ loading, onMore }: { loading: boolean; onMore: () => void }) {
  return (
    <div className="show-more">
      <button type="button" className="button" disabled={loading} onClick={onMore}>
        {loading ? strings.loading : strings.showMore}
      </button>
    </div>
  );
}
