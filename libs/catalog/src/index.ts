export { CatalogModule } from './catalog.module.js';
export { Collections, DEFAULT_COLLECTION, type NewCollection } from './collections.js';
export { Images, type Admission, type ImageOutline, type NewImage, type StateCounts } from './images.js';
export {
  misfitOf,
  normaliseValue,
  payloadKey,
  payloadOf,
  type ImagePayload,
  type MetadataValue,
} from './payload.js';
export { Milestones } from './milestones.js';
export {
  FIELD_TYPES,
  IMAGE_STATES,
  type Collection,
  type Failure,
  type Field,
  type FieldType,
  type ImageRecord,
  type ImageState,
  type Metadata,
} from './schema.js';
