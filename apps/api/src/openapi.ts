import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI 3.1 document, made from the same schemas that validate. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Cliptext')
    .setDescription('Text-to-image search: upload pictures, search them in words, with negatives that work.')
    .setVersion('1')
    .build();
  return withPathParameters(SwaggerModule.createDocument(app, config));
}

/** A parameter that a pipe turns into something else, as `{collection}`, is not found by itself. */
function withPathParameters(document: OpenAPIObject): OpenAPIObject {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const operation of [methods.get, methods.post, methods.put, methods.patch, methods.delete]) {
      if (!operation) continue;
      const declared = (operation.parameters ?? []).map((parameter) => 'name' in parameter && parameter.name);
      const missing = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) =>
        name === undefined || declared.includes(name)
          ? []
          : [{ name, in: 'path' as const, required: true, schema: { type: 'string' as const } }],
      );
      operation.parameters = [...missing, ...(operation.parameters ?? [])];
    }
  }
  return document;
}
