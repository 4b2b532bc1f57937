import { burst } from './burst.js';
import { evaluation } from './evaluation.js';
import { ingest } from './ingest.js';
import { memory } from './memory.js';
import { recallOfRetrieval } from './recall.js';
import { runMeasurements } from './run-measurements.js';
import { search } from './search.js';
import { start } from './start.js';
import { transformers } from './transformers.js';

await runMeasurements(
  [ingest, search, recallOfRetrieval, memory, start, evaluation, burst, transformers],
  'bench',
);
