// Writes the types that the page's client is made of; a test checks that they are up to date.
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiModule } from '../dist/apps/api/src/api.module.js';
import { openApiDocument } from '../dist/apps/api/src/openapi.js';
import { apiTypes } from './api-types.mjs';

// A preview knows the routes and their schemas, and starts nothing.
const app = await NestFactory.create(ApiModule, new FastifyAdapter(), { preview: true, logger: false });
const types = await apiTypes(openApiDocument(app));
writeFileSync(new URL('../apps/web/src/api/openapi.d.ts', import.meta.url), types);
