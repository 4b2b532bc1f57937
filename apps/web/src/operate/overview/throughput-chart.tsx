import { overviewStrings } from '../../strings/overview.js';
import type { ThroughputBars } from './throughput-bars.js';

/** Units of the drawing, which is stretched over its place. */
const HEIGHT = 100;
const STEP = 10;
const BAR = 8;

/** A bar a minute. It says nothing that the table and the text beside it do not. */
export function ThroughputChart({ top, bars }: ThroughputBars) {
  const { number, throughput: words } = overviewStrings;
  const width = bars.length * STEP;
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <div className="chart" aria-hidden="true">
      <div className="chart-scale">
        <span>{number(top)}</span>
        <span>{number(top / 2)}</span>
        <span>0</span>
      </div>
      <svg className="chart-bars" viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none">
        {[0, HEIGHT / 2, HEIGHT].map((y) => (
          <line key={y} x1="0" x2={width} y1={y} y2={y} />
        ))}
        {bars.map(({ minute, indexed, failed }, index) => (
          <g key={minute.at}>
            <title>{words.bar(minute.at, minute.indexed, minute.failed)}</title>
            <rect className="whole" x={index * STEP} y="0" width={STEP} height={HEIGHT} />
            <rect
              className="indexed"
              x={index * STEP}
              y={(1 - indexed) * HEIGHT}
              width={BAR}
              height={indexed * HEIGHT}
            />
            <rect
              className="failed"
              x={index * STEP}
              y={(1 - indexed - failed) * HEIGHT}
              width={BAR}
              height={failed * HEIGHT}
            />
          </g>
        ))}
      </svg>
      <div className="chart-times">
        <span>{first && words.time(first.minute.at)}</span>
        <span>{last && words.time(last.minute.at)}</span>
      </div>
    </div>
  );
}
