export { AuditLog } from './audit-log.js';
export { CatalogModule } from './catalog.module.js';
export { Collections, DEFAULT_COLLECTION, type NewCollection } from './collections.js';
export {
  Images,
  type Admission,
  type ImageOutline,
  type NewImage,
  type SearchableImage,
  type StateCounts,
} from './images.js';
export {
  misfitOf,
  normaliseValue,
  payloadKey,
  payloadOf,
  type ImagePayload,
  type MetadataValue,
} from './payload.js';
export { Keys, type NewKey } from './keys.js';
export { Milestones } from './milestones.js';
export {
  FIELD_TYPES,
  IMAGE_STATES,
  SCOPES,
  type AuditEntry,
  type Collection,
  type Failure,
  type Field,
  type FieldType,
  type ImageRecord,
  type ImageState,
  type KeyRecord,
  type Metadata,
  type Scope,
} from './schema.js';
