import openapiTS, { astToString } from 'openapi-typescript';

const HEADER =
  '// The HTTP contract as types, made from the OpenAPI document: `npm run docs` writes it anew.\n\n';

/** The TypeScript declarations of an OpenAPI document. */
export async function apiTypes(document) {
  // A part with a default may be left out of a request, so it is not a required one.
  const declarations = await openapiTS(document, { alphabetize: true, defaultNonNullable: false });
  return HEADER + astToString(declarations);
}
