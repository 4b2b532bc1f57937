import type { Hit } from '../api/api-types.js';
import { imageLabel } from '../shared/image-label.js';
import { Tile } from '../shared/tile.js';
import { strings } from '../strings.js';

type HitTileProps = { hit: Hit; href: string; dimmed: boolean; onOpen: () => void };

export function HitTile({ hit, href, dimmed, onOpen }: HitTileProps) {
  const words = strings.results;
  const label = imageLabel(hit, words.unnamed);
  const score = `${words.score} ${hit.score.toFixed(2)}`;
  return (
    <Tile
      href={href}
      thumbnail={hit.thumbnailUrl}
      label={label}
      description={`${label}. ${words.rank(hit.rank)}, ${score}`}
      dimmed={dimmed}
      onOpen={onOpen}
    >
      <span className="tile-line">
        <span className="tile-rank">{hit.rank}</span>
        <span className="tile-label">{label}</span>
      </span>
      <span className="tile-scores quiet" title={words.scoreHint}>
        {hit.probability !== null && <span>{words.probability(hit.probability)} ·</span>}
        <span>{score}</span>
        <span>
          · {words.similarity} {hit.similarity.toFixed(2)}
        </span>
      </span>
    </Tile>
  );
}
