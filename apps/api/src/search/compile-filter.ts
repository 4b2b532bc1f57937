import {
  HIDDEN,
  normaliseValue,
  payloadKey,
  type Collection,
  type FieldType,
  type MetadataValue,
} from '@cliptext/catalog';
import { Problem, type Viewer } from '@cliptext/http';
import type { Filter } from '@cliptext/vector-store';
import type { FilterLeaf, SearchFilter } from './filter-schema.js';

const OPERATORS = ['eq', 'in', 'gt', 'gte', 'lt', 'lte', 'exists'] as const;
const RANGE = ['gt', 'gte', 'lt', 'lte'] as const;

/** A filter of the vector store is twice as deep, and Qdrant reads JSON of 128 levels. */
const MAX_DEPTH = 32;

/** Fields that every image has, beside the declared metadata. */
const commonFields: Record<string, FieldType> = {
  tags: 'keyword',
  flags: 'keyword',
  createdAt: 'datetime',
  width: 'integer',
  height: 'integer',
};

/**
 * Translates a request's filter into the vector store's, within what the viewer sees of one collection.
 *
 * @throws Problem `unknown_filter_field` or `invalid_request` with a pointer to the condition, and
 *   `field_building` when older images do not have the field yet.
 */
export function compileFilter(
  filter: SearchFilter | undefined,
  collection: Pick<Collection, 'id' | 'fields'>,
  maxLeaves: number,
  { seesHidden }: Viewer,
): Filter {
  const inCollection: Filter = { field: 'collection', eq: collection.id };
  const visible: Filter[] = seesHidden ? [] : [{ not: { field: 'flags', eq: HIDDEN } }];
  if (!filter) return seesHidden ? inCollection : { all: [inCollection, ...visible] };
  const budget = { leaves: 0 };
  const compiled = compile(filter, '/filter', 1);
  return { all: [inCollection, ...visible, compiled] };

  function compile(node: SearchFilter, pointer: string, depth: number): Filter {
    if (depth > MAX_DEPTH) throw invalid('/filter', `must be nested at most ${MAX_DEPTH} levels deep`);
    const within = (child: SearchFilter, step: string) => compile(child, `${pointer}/${step}`, depth + 1);
    if ('all' in node) return { all: node.all.map((child, index) => within(child, `all/${index}`)) };
    if ('any' in node) return { any: node.any.map((child, index) => within(child, `any/${index}`)) };
    if ('not' in node) return { not: within(node.not, 'not') };
    budget.leaves += 1;
    if (budget.leaves > maxLeaves) {
      throw invalid(pointer, `a filter has at most ${maxLeaves} conditions (MAX_FILTER_LEAVES)`);
    }
    return compileLeaf(node, resolveField(node.field, collection, `${pointer}/field`), pointer);
  }
}

/**
 * The vector store's name of a field whose values can be counted.
 *
 * @throws Problem as `compileFilter` does, and for fields of which nearly each image has a value of its own
 */
export function compileFacetField(name: string, collection: Pick<Collection, 'fields'>): string {
  const { key, type } = resolveField(name, collection, '/field');
  if (type === 'number' || type === 'datetime') {
    throw invalid('/field', `a ${type} has too many values to count: choose a keyword, integer or boolean`);
  }
  return key;
}

type ResolvedField = { key: string; type: FieldType };

function resolveField(name: string, { fields }: Pick<Collection, 'fields'>, pointer: string): ResolvedField {
  const common = Object.hasOwn(commonFields, name) ? commonFields[name] : undefined;
  if (common) return { key: name, type: common };
  const field = fields.find((declared) => `metadata.${declared.name}` === name);
  if (!field) {
    const known = [
      ...fields.map((declared) => `metadata.${declared.name}`),
      ...Object.keys(commonFields),
    ].join(', ');
    throw new Problem('unknown_filter_field', `The field "${name}" is unknown. Known fields: ${known}.`, {
      errors: [{ pointer, detail: 'is not a field of this collection' }],
    });
  }
  if (field.building) {
    throw new Problem(
      'field_building',
      `The field "${name}" is new, and older images are being brought up to date.`,
      {
        errors: [{ pointer, detail: 'try again in a minute' }],
        headers: { 'retry-after': '60' },
      },
    );
  }
  return { key: payloadKey(field), type: field.type };
}

function compileLeaf(leaf: FilterLeaf, { key, type }: ResolvedField, pointer: string): Filter {
  const given = OPERATORS.filter((operator) => leaf[operator] !== undefined);
  const isRange = given.every((operator) => (RANGE as readonly string[]).includes(operator));
  if (given.length === 0 || (given.length > 1 && !isRange)) {
    throw invalid(pointer, 'give one of eq, in, exists, or bounds with gt, gte, lt, lte');
  }
  const valueOf = (value: unknown, operator: string): MetadataValue => {
    const normalised = normaliseValue(value, type);
    if (normalised === undefined) throw invalid(`${pointer}/${operator}`, `must be of the type ${type}`);
    return normalised;
  };

  if (leaf.exists !== undefined) return { field: key, exists: leaf.exists };
  if (leaf.eq !== undefined) return { field: key, eq: valueOf(leaf.eq, 'eq') };
  if (leaf.in !== undefined) return { field: key, in: leaf.in.map((value) => valueOf(value, 'in')) };
  if (type === 'keyword' || type === 'boolean') {
    throw invalid(`${pointer}/${given[0]}`, `a ${type} has no order: use eq or in`);
  }
  const bounds = given.map((operator) => [operator, valueOf(leaf[operator], operator)]);
  return { field: key, ...(Object.fromEntries(bounds) as Record<string, string | number>) };
}

function invalid(pointer: string, detail: string): Problem {
  return new Problem('invalid_request', `${pointer}: ${detail}.`, { errors: [{ pointer, detail }] });
}
