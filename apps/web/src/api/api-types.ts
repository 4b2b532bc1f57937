import type { operations } from './openapi.js';

// Short names for the parts of the HTTP contract that the page uses. The types themselves are generated.

type Answer<Name extends keyof operations, Status extends number = 200> = operations[Name] extends {
  responses: Record<Status, { content: { 'application/json': infer Body } }>;
}
  ? Body
  : never;

type Body<Name extends keyof operations> = operations[Name] extends {
  requestBody: { content: { 'application/json': infer Sent } };
}
  ? Sent
  : never;

export type Collection = Answer<'CollectionsController_get'>;

export type ImageRecord = Answer<'ImagesController_get'>;
export type Metadata = ImageRecord['metadata'];

export type SearchBody = Body<'SearchController_search'>;
export type SearchAnswer = Answer<'SearchController_search'>;
export type Hit = SearchAnswer['hits'][number];
export type Evidence = NonNullable<Hit['evidence']>;
export type AnsweredQuery = SearchAnswer['query'];
export type Notice = AnsweredQuery['notices'][number];
export type NegativeMode = AnsweredQuery['negative'][number]['mode'];

export type ClassifyBody = Body<'ZeroShotController_classify'>;
export type CaptionsBody = Body<'ZeroShotController_rankCaptions'>;
export type ModerateAnswer = Answer<'ModerateController_moderate'>;
export type CaptionsAnswer = Answer<'ZeroShotController_rankCaptions'>;

export type UploadedImage = Answer<'ImagesController_upload', 202>['images'][number];

export type Job = Answer<'JobsController_get'>;

export type ServiceStatus = Answer<'StatusController_getStatus'>;
export type StoreName = keyof ServiceStatus['stores'];
export type Comparison = Answer<'ComparisonsController_get'>;
export type DisagreementKind = Comparison['examples'][number]['kind'];
export type Minute = Answer<'StatusController_getThroughput'>['items'][number];

export type Access = Answer<'KeysController_current'>;
export type Scope = Access['scopes'][number];

export type CollectionChange = Body<'CollectionsController_change'>;
export type FieldType = Collection['fields'][number]['type'];
export type LabelSet = Answer<'LabelSetsController_get'>;
export type LabelSetBody = Body<'LabelSetsController_put'>;
export type Policy = Answer<'PoliciesController_get'>;
export type PolicyBody = Body<'PoliciesController_put'>;
export type DryRunAnswer = Answer<'PoliciesController_dryRun'>;
export type DecidedImage = Answer<'DecidedImagesController_list'>['items'][number];
export type DecidedAction = DecidedImage['action'];
export type Override = Body<'DecisionsController_override'>;
export type Key = Answer<'KeysController_list'>['items'][number];
export type NewKeyBody = Body<'KeysController_create'>;
export type NewKey = Answer<'KeysController_create', 201>;
export type AuditEntry = Answer<'AuditController_list'>['items'][number];
