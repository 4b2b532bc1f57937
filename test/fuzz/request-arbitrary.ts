import fc, { type Arbitrary } from 'fast-check';
import type { JsonSchema, OpenApiDocument, Operation } from './openapi-document.js';
import { anyText, orAbsent, SchemaArbitrary } from './schema-arbitrary.js';

const MOST_CHANGES = 2;

export type FuzzRequest = {
  /** Method and template of the address, as in the document. */
  route: string;
  method: string;
  path: string;
  contentType?: string;
  /** Text as it is sent, or the parts of a form. */
  body?: string | FormPart[];
};

export type FormPart = { name: string; fileName?: string; content: string | Uint8Array };

/**
 * Values that are worth trying, which no schema could tell, such as ids of what is there: by the name of the parameter
 * or property that takes them, for all addresses and for some.
 */
export type KnownValues = {
  everywhere: Record<string, readonly unknown[]>;
  at: Record<string, Record<string, readonly unknown[]>>;
};

/** Requests to all routes of a document alike. */
export function requestArbitrary(
  document: OpenApiDocument,
  known: KnownValues,
  files: readonly Uint8Array[],
): Arbitrary<FuzzRequest> {
  const operations = Object.entries(document.paths).flatMap(([template, methods]) => {
    const schemas = new SchemaArbitrary(document, { ...known.everywhere, ...known.at[template] });
    return Object.entries(methods).map(([method, operation]) =>
      ofOperation(method.toUpperCase(), template, operation, schemas, files),
    );
  });
  return fc.oneof(...operations);
}

function ofOperation(
  method: string,
  template: string,
  operation: Operation,
  schemas: SchemaArbitrary,
  files: readonly Uint8Array[],
): Arbitrary<FuzzRequest> {
  const named = (place: 'path' | 'query') =>
    fc.record(
      Object.fromEntries(
        (operation.parameters ?? [])
          .filter((parameter) => parameter.in === place)
          .map(({ name, schema, required }) => {
            const value = schemas.of(schema, name);
            return [name, required ? value : orAbsent(value)];
          }),
      ),
    );
  return fc
    .tuple(named('path'), named('query'), bodyOf(operation, schemas, files))
    .map(([values, parameters, body]) => ({
      route: `${method} ${template}`,
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
    (value === undefined ? [] : [value].flat()).map((each) => `${name}=${encode(each)}`),
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
  const made = schemas.of(schema);
  const values = schema.example ? fc.oneof(made, changed(schema.example, made)) : made;
  return values.map((value) => ({ contentType, body: JSON.stringify(value) ?? '' }));
}

/** An example with a few fields of another value: made alone, few of those with many fields get past all checks. */
function changed(example: object, made: Arbitrary<unknown>): Arbitrary<object> {
  return made
    .map((value) => (value instanceof Object ? Object.entries(value) : []))
    .chain((fields) => fc.subarray(fields, { maxLength: Math.min(MOST_CHANGES, fields.length) }))
    .map((fields) => ({ ...example, ...Object.fromEntries(fields) }));
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
