export { Activity, type CollectionCounts, type ImageChange, type Throughput } from './activity.js';
export { AuditLog } from './audit-log.js';
export { CatalogModule } from './catalog.module.js';
export { Collections, DEFAULT_COLLECTION, type NewCollection } from './collections.js';
export {
  Decisions,
  type DecidedImage,
  type ImageDecisions,
  type NewDecision,
  type Override,
} from './decisions.js';
export { EVALUATION_CHANNEL, Evaluations } from './evaluations.js';
export { COMPARISON_CHANNEL, Comparisons, type Findings } from './comparisons.js';
export {
  Images,
  type Admission,
  type ImageOutline,
  type Judgement,
  type NewImage,
  type SearchableImage,
  type StateCounts,
  type Viewer,
} from './images.js';
export {
  misfitOf,
  normaliseValue,
  payloadKey,
  payloadOf,
  type ImagePayload,
  type MetadataValue,
} from './payload.js';
export { JobRecords, type NamedJob } from './job-records.js';
export { Keys, type NewKey } from './keys.js';
export { LabelSets, type LabelSetContent } from './label-sets.js';
export { actionOf, HIDDEN, moderationFlags, REJECTED, type Standing } from './standing.js';
export { Policies, type PolicyContent } from './policies.js';
export { Milestones } from './milestones.js';
export {
  DISAGREEMENTS,
  FIELD_TYPES,
  IMAGE_STATES,
  JOB_KINDS,
  JOB_STATES,
  POLICY_ACTIONS,
  SCOPES,
  type AuditEntry,
  type Collection,
  type DecidedAction,
  type Decision,
  type ComparisonRecord,
  type ComparisonPlace,
  type Disagreement,
  type Failure,
  type Field,
  type FieldType,
  type ImageRecord,
  type ImageState,
  type JobRecord,
  type KeyRecord,
  type Label,
  type LabelSet,
  type Metadata,
  type Policy,
  type PolicyAction,
  type Scope,
} from './schema.js';
