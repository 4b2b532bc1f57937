import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problemSchema } from '@cliptext/http';
import { z } from 'zod';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** The OpenAPI 3.1 document, made from the same schemas that validate. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Cliptext')
    .setDescription('Text-to-image search: upload pictures, search them in words, with negatives that work.')
    .setVersion('1')
    .build();
  return withProblems(withPathParameters(SwaggerModule.createDocument(app, config)));
}

/** Every route answers problems; which ones is in docs/errors.md. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const { $schema: _, ...schema } = z.toJSONSchema(problemSchema);
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: schema as object },
  };
  for (const [, operation] of operationsOf(document)) {
    operation.responses.default = {
      description: 'A problem.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return document;
}

/** A parameter that a pipe turns into something else, as `{collection}`, is not found by itself. */
function withPathParameters(document: OpenAPIObject): OpenAPIObject {
  for (const [path, operation] of operationsOf(document)) {
    const declared = (operation.parameters ?? []).map((parameter) => 'name' in parameter && parameter.name);
    const missing = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) =>
      name === undefined || declared.includes(name)
        ? []
        : [{ name, in: 'path' as const, required: true, schema: { type: 'string' as const } }],
    );
    operation.parameters = [...missing, ...(operation.parameters ?? [])];
  }
  return document;
}

function operationsOf({ paths }: OpenAPIObject): [path: string, operation: Operation][] {
  return Object.entries(paths).flatMap(([path, { get, post, put, patch, delete: remove }]) =>
    [get, post, put, patch, remove].flatMap((operation): [string, Operation][] =>
      operation ? [[path, operation]] : [],
    ),
  );
}
