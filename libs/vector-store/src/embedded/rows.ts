/** Payloads by id, as JSON text: the form in which both PostgreSQL and the index thread take them. */
export type PayloadRows = { ids: string[]; payloads: string[] };

/** Many points in one piece: `vectors` is row-major [ids.length, dimension]. */
export type Rows = PayloadRows & { vectors: Float32Array };
