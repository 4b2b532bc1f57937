import type { LabelledImage, Split } from '../labelled-images.js';
import type { Table } from '../report.js';
import type { Texts } from '../texts.js';

/** What a task is given. Constants are chosen on the photos of `dev`; figures are of those of `test`. */
export type Bench = { texts: Texts; images: Record<Split, LabelledImage[]> };

export type Task = (bench: Bench) => Promise<Table[]>;
