import fc, { type Arbitrary } from 'fast-check';
import type { JsonSchema, OpenApiDocument, Operation } from './openapi-document.js';
import { anyText, SchemaArbitrary } from './schema-arbitrary.js';

export type FuzzRequest = {
  method: string;
  path: string;
  contentType?: string;
  /** Text as it is sent, or the parts of a form. */
  body?: string | FormPart[];
};

export type FormPart = { name: string; fileName?: string; content: string | Uint8Array };

/** Things that are there, by the name of the parameter or property that takes them. */
export type KnownValues = Record<string, readonly unknown[]>;

/** Requests to all routes of a document alike. */
export function requestArbitrary(
  document: OpenApiDocument,
  known: KnownValues,
  files: readonly Uint8Array[],
): Arbitrary<FuzzRequest> {
  const schemas = new SchemaArbitrary(document, known);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      ofOperation(method.toUpperCase(), path, operation, schemas, files),
    ),
  );
  return fc.oneof(...operations);
}

function ofOperation(
  method: string,
  template: string,
  operation: Operation,
  schemas: SchemaArbitrary,
  files: readonly Uint8Array[],
): Arbitrary<FuzzRequest> {
  const parameters = operation.parameters ?? [];
  const named = (place: 'path' | 'query') =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, schema }) => [name, schemas.of(schema, name)] as const);
  const path = fc.record(Object.fromEntries(named('path')));
  const query = fc.record(Object.fromEntries(named('query')), { requiredKeys: [] });
  return fc.tuple(path, query, bodyOf(operation, schemas, files)).map(([values, parameters, body]) => ({
    method,
    path: addressOf(template, values, parameters),
    ...body,
  }));
}

function addressOf(
  template: string,
  values: Record<string, unknown>,
  query: Record<string, unknown>,
): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encode(values[name]));
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each) => `${name}=${encode(each)}`),
  );
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** Through bytes, because halves of surrogate pairs cannot be percent-encoded. */
function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return encodeURIComponent(Buffer.from(text.slice(0, 2_000)).toString());
}

function bodyOf(
  { requestBody }: Operation,
  schemas: SchemaArbitrary,
  files: readonly Uint8Array[],
): Arbitrary<Pick<FuzzRequest, 'body' | 'contentType'>> {
  const content = requestBody?.content ?? {};
  const bodies = Object.entries(content).map(([type, { schema }]) =>
    type === 'multipart/form-data' ? formOf(files) : jsonOf(type, schema, schemas),
  );
  if (bodies.length === 0) return fc.constant({});
  return fc.oneof(
    { weight: 19, arbitrary: fc.oneof(...bodies) },
    {
      weight: 1,
      arbitrary: fc.record({
        body: anyText,
        contentType: fc.constantFrom(...Object.keys(content), 'text/csv'),
      }),
    },
  );
}

function jsonOf(
  contentType: string,
  schema: JsonSchema,
  schemas: SchemaArbitrary,
): Arbitrary<Pick<FuzzRequest, 'body' | 'contentType'>> {
  return schemas.of(schema).map((value) => ({ contentType, body: JSON.stringify(value) ?? '' }));
}

function formOf(files: readonly Uint8Array[]): Arbitrary<Pick<FuzzRequest, 'body'>> {
  const named = (name: string) =>
    fc.oneof({ weight: 30, arbitrary: fc.constant(name) }, { weight: 1, arbitrary: anyText });
  const file = fc.record({
    name: named('file'),
    fileName: anyText,
    content: fc.oneof(fc.constantFrom(...files), fc.uint8Array({ maxLength: 200 })),
  });
  const values = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.dictionary(anyText, anyText, { maxKeys: 3 }).map((value) => JSON.stringify(value)),
    },
    fc.json(),
    anyText,
  );
  const field = fc.record({ name: fc.oneof(named('metadata'), named('request')), content: values });
  return fc
    .tuple(fc.array(file, { maxLength: 3 }), fc.array(field, { maxLength: 1 }))
    .map(([some, fields]) => ({ body: [...fields, ...some] }));
}
