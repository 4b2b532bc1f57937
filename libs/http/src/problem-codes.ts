/** Every problem the HTTP edge can answer: its status and title. The code is the contract, the texts may change. */
export const problemCodes = {
  bad_cursor: { status: 400, title: 'The cursor cannot be used' },
  bad_multipart: { status: 400, title: 'The multipart body cannot be read' },
  bad_request: { status: 400, title: 'The request cannot be understood' },
  invalid_request: { status: 400, title: 'The request has invalid fields' },
  unknown_filter_field: { status: 400, title: 'The filter names an unknown field' },
  unauthorised: { status: 401, title: 'A valid key is needed' },
  forbidden: { status: 403, title: 'The key does not allow this' },
  key_not_found: { status: 404, title: 'No such key' },
  not_found: { status: 404, title: 'Not found' },
  collection_not_found: { status: 404, title: 'No such collection' },
  job_not_found: { status: 404, title: 'No such job' },
  policy_not_found: { status: 404, title: 'No such policy' },
  label_set_not_found: { status: 404, title: 'No such label set' },
  comparison_not_found: { status: 404, title: 'No such comparison' },
  model_not_found: { status: 404, title: 'No such model' },
  image_not_found: { status: 404, title: 'No such image' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  admin_key_first: { status: 409, title: 'The first key has to be an admin key' },
  collection_exists: { status: 409, title: 'The collection exists already' },
  collection_protected: { status: 409, title: 'The collection cannot be deleted' },
  field_building: { status: 409, title: 'The field is still being built' },
  field_type_fixed: { status: 409, title: 'The type of a field never changes' },
  image_not_failed: { status: 409, title: 'Only a failed image can be retried' },
  image_not_indexed: { status: 409, title: 'The image is not indexed yet' },
  too_large: { status: 413, title: 'The request is too large' },
  too_many_files: { status: 413, title: 'Too many files in one request' },
  uri_too_long: { status: 414, title: 'The address is too long' },
  unsupported_content_type: { status: 415, title: 'The content type is not supported' },
  backlog_full: { status: 429, title: 'Too many images are waiting to be indexed' },
  too_many_streams: { status: 429, title: 'Too many clients are listening to events' },
  rate_limited: { status: 429, title: 'Too many requests in a short time' },
  too_many_wrong_keys: { status: 429, title: 'Too many wrong keys came from this address' },
  headers_too_large: { status: 431, title: 'The request headers are too large' },
  bad_metadata: { status: 422, title: 'The metadata does not fit the collection' },
  empty_file: { status: 422, title: 'The file is empty' },
  file_too_large: { status: 422, title: 'The file is too large' },
  image_unreadable: { status: 422, title: 'The picture cannot be read' },
  negative_only: { status: 422, title: 'The query has nothing to look for' },
  no_token_states: { status: 422, title: 'The model gives no states of tokens' },
  no_file: { status: 422, title: 'The request has no file' },
  not_calibrated: { status: 422, title: 'The model has no calibration' },
  nothing_accepted: { status: 422, title: 'No file was accepted' },
  text_too_long: { status: 422, title: 'The text is longer than the model can read' },
  unsupported_type: { status: 422, title: 'The file type is not supported' },
  url_not_supported: { status: 422, title: 'Pictures are not fetched from addresses' },
  internal: { status: 500, title: 'Something went wrong inside the service' },
  dependency_timeout: { status: 504, title: 'A part that the service needs is too slow' },
  overloaded: { status: 503, title: 'The service has too much to do' },
  storage_full: { status: 507, title: 'There is no room left to store anything' },
  dependency_unavailable: { status: 503, title: 'A part that the service needs does not answer' },
  request_timeout: { status: 408, title: 'The request took too long to arrive' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problemCodes;

/** All codes as a Markdown table, by status: `docs/errors.md` is made of it. */
export function problemTable(): string {
  const rows = Object.entries(problemCodes)
    .toSorted(([, one], [, other]) => one.status - other.status)
    .map(([code, { status, title }]) => `| ${status} | \`${code}\` | ${title} |`);
  return ['| Status | Code | What it says |', '| --- | --- | --- |', ...rows].join('\n');
}
