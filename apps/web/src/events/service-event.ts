import type { EventSourceMessage } from 'eventsource-parser';
import type { ImageRecord, Job } from '../api/api-types.js';

/** How far the indexing of a collection is. */
export type Progress = {
  collection: string;
  pending: number;
  indexed: number;
  failed: number;
  ratePerSecond: number;
  /** Null while nothing can be said. */
  etaSeconds: number | null;
};

/** An image that came into another state. */
export type ImageChange = Pick<ImageRecord, 'collection' | 'id' | 'state'> & {
  failure?: { code: string; detail: string };
};

/** What `GET /v1/events` tells; `reset` says that changes were missed, so that what is shown has to be read again. */
export type ServiceEvent =
  | { name: 'progress'; data: Progress }
  | { name: 'image'; data: ImageChange }
  | { name: 'job'; data: Job }
  | { name: 'reset' };

/** Null for an event that the page does not know. */
export function readServiceEvent({ event, data }: EventSourceMessage): ServiceEvent | null {
  switch (event) {
    case 'progress':
      return { name: event, data: JSON.parse(data) as Progress };
    case 'image':
      return { name: event, data: JSON.parse(data) as ImageChange };
    case 'job':
      return { name: event, data: JSON.parse(data) as Job };
    case 'reset':
      return { name: event };
    default:
      return null;
  }
}
