import fc, { type Arbitrary } from 'fast-check';
import type { JsonSchema, OpenApiDocument } from './openapi-document.js';

/** Of 20 values one is not what its schema asks for. */
const VALID = 19;
const MOST_ITEMS = 4;
const MOST_DEPTH = 6;

/** What prompts are searched for: negations, colours, parts; and names that every object has. */
const PROMPTS = [
  'red shoes without blue',
  'a green cup on a table next to the grey book, not of glass',
  '-word "no smoking" -"a sign"',
  'a {red|blue} car',
  'the constructor',
  '__proto__ valueOf toString',
];

/** Text of any code units: NUL, control characters and halves of surrogate pairs among them. */
export const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
);

const junk: Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    [],
    {},
    -1,
    0,
    1e308,
    2 ** 53,
    { __proto__: null, constructor: 1 },
    'x'.repeat(5_000),
  ),
);

/** A value that is there one time in four: of many that may be absent, most combinations are refused. */
export function orAbsent(value: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

/** Values that fit a schema, and now and then, at any depth, some that do not. */
export class SchemaArbitrary {
  /** @param known values of properties by name, which no schema could tell, such as ids of what is there */
  constructor(
    private readonly document: OpenApiDocument,
    private readonly known: Record<string, readonly unknown[]>,
  ) {}

  of(schema: JsonSchema, name = '', depth = 0): Arbitrary<unknown> {
    if (depth > MOST_DEPTH) return junk;
    const fitting = this.fitting(schema, name, depth);
    const known = this.known[name];
    return fc.oneof(
      {
        weight: VALID,
        arbitrary: known ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, fitting) : fitting,
      },
      { weight: 1, arbitrary: junk },
    );
  }

  private fitting(schema: JsonSchema, name: string, depth: number): Arbitrary<unknown> {
    if (schema.$ref) return this.of(this.resolve(schema.$ref), name, depth + 1);
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return fc.oneof(...choices.map((choice) => this.of(choice, name, depth + 1)));
    const types = [schema.type ?? []].flat();
    if (types.length === 0) return junk;
    return fc.oneof(...types.map((type) => this.ofType(type, schema, depth)));
  }

  private ofType(type: string, schema: JsonSchema, depth: number): Arbitrary<unknown> {
    const { minimum = -1_000, maximum = 1_000 } = schema;
    switch (type) {
      case 'object':
        return this.object(schema, depth);
      case 'array':
        return fc.array(this.of(schema.items ?? {}, '', depth + 1), {
          minLength: Math.min(schema.minItems ?? 0, MOST_ITEMS),
          maxLength: Math.min(schema.maxItems ?? MOST_ITEMS, MOST_ITEMS),
        });
      case 'integer':
        return integer(schema);
      case 'number':
        return fc.double({ min: minimum, max: maximum, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'string':
        return text(schema);
      default:
        return fc.constant(null);
    }
  }

  private object(
    { properties = {}, required = [], additionalProperties }: JsonSchema,
    depth: number,
  ): Arbitrary<unknown> {
    const fields = Object.entries(properties).map(([name, schema]) => {
      const value = this.of(schema, name, depth + 1);
      return [name, required.includes(name) ? value : orAbsent(value)] as const;
    });
    const declared = fc.record(Object.fromEntries(fields));
    if (additionalProperties === false || additionalProperties === undefined) return declared;
    const others = fc.dictionary(
      anyText,
      additionalProperties === true ? junk : this.of(additionalProperties, '', depth + 1),
      { maxKeys: 3 },
    );
    return fc.tuple(others, declared).map(([other, known]) => ({ ...other, ...known }));
  }

  private resolve(reference: string): JsonSchema {
    return this.document.components?.schemas?.[reference.split('/').at(-1)!] ?? {};
  }
}

/** Small ones mostly, for the limits of settings are in no schema. */
function integer({ minimum = -1e9, maximum = 1e9 }: JsonSchema): Arbitrary<number> {
  const bounds = { min: Math.max(minimum, -1e9), max: Math.min(maximum, 1e9) };
  const small = fc.integer({ ...bounds, max: Math.min(bounds.max, Math.max(bounds.min, 20)) });
  return fc.oneof(small, small, fc.integer(bounds));
}

function text({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  const bounds = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) };
  return fc.oneof(fc.string(bounds), fc.lorem({ maxCount: 5 }), fc.constantFrom(...PROMPTS), anyText);
}
