import { join } from 'node:path';
import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { projectRoot, type Settings } from '@cliptext/config';
import {
  addRequestIdHeader,
  createValidationPipe,
  HttpMetrics,
  LoadGate,
  NestingPipe,
  NestLogger,
  Pressure,
  Problem,
  ProblemFilter,
  refuseCompressedBodies,
  RouteTable,
  serverOptions,
  shedLoad,
} from '@cliptext/http';
import type { FastifyContextConfig, FastifyInstance } from 'fastify';
import { PictureAddressPipe } from './images/picture-address.pipe.js';
import { requireKeyForOpenAddress } from './keys/open-address.js';
import { openApiDocument } from './openapi.js';
import { translateError } from './translate-error.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes pictures in JSON. */
    takesImages?: boolean;
    /** Reads a form. */
    takesForm?: boolean;
  }
}

const IMAGE_BODY_LIMIT = 48_000_000;

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const WEB_FOLDER = join(projectRoot, 'dist/apps/web');
/** Where files have other names once they have other content. */
const NAMED_BY_CONTENT = join(WEB_FOLDER, 'assets');
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Addresses within the web page, which tells them apart itself. */
const WEB_PAGES = [
  '/compare',
  '/uploads',
  '/playground',
  '/playground/captions',
  '/playground/moderation',
  '/playground/typicality',
  '/operate',
  '/operate/failures',
  '/operate/collections',
  '/operate/collections/:name',
  '/operate/jobs',
  '/operate/decisions',
  '/operate/keys',
  '/operate/audit',
];

/** Makes the HTTP application of a root module: problems, validation, uploads, OpenAPI, and the web page. */
export async function createHttpApp(rootModule: Type, settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(serverOptions(settings));
  const fastify = adapter.getInstance<FastifyInstance>();
  const routes = new RouteTable();
  routes.watch(fastify);
  addRequestIdHeader(fastify);
  addSecurityHeaders(fastify);
  refuseCompressedBodies(fastify);
  shedLoad(fastify, loadGate(settings), pressure(settings));
  allowImageBodies(fastify);
  acceptMergePatch(fastify);
  await fastify.register(fastifyMultipart, { throwFileSizeLimit: false });
  refuseOtherForms(fastify);
  readFormsToTheirEnd(fastify);

  const app = await NestFactory.create<NestFastifyApplication>(rootModule, adapter, {
    logger: new NestLogger(fastify.log),
    abortOnError: false,
  });
  await requireKeyForOpenAddress(app, settings);
  app.get(HttpMetrics).watch(fastify);
  app.useGlobalFilters(new ProblemFilter(translateError, routes));
  app.useGlobalPipes(new NestingPipe(), new PictureAddressPipe(), createValidationPipe());
  SwaggerModule.setup('docs', app, () => openApiDocument(app), { jsonDocumentUrl: 'openapi.json' });
  await serveWebPage(fastify);
  return app;
}

async function serveWebPage(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: WEB_FOLDER,
    wildcard: false,
    preCompressed: true,
    globIgnore: ['**/*.gz'],
    setHeaders: (reply, path) => {
      if (path.startsWith(NAMED_BY_CONTENT)) reply.header('cache-control', IMMUTABLE);
    },
  });
  for (const address of WEB_PAGES) fastify.get(address, (_, reply) => reply.sendFile('index.html'));
}

function loadGate({ maxRequests, maxUploads, maxBodyMegabytes }: Settings): LoadGate {
  return new LoadGate({ requests: maxRequests, uploads: maxUploads, bodyBytes: maxBodyMegabytes * 1e6 });
}

function pressure({ maxMemoryMegabytes }: Settings): Pressure {
  return new Pressure(maxMemoryMegabytes === undefined ? undefined : maxMemoryMegabytes * 1e6);
}

function addSecurityHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply) => {
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    // The API's reader at /docs styles itself inline.
    if (!request.url.startsWith('/docs') && !reply.hasHeader('content-security-policy'))
      void reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
  });
}

function allowImageBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.config?.takesImages) route.bodyLimit = IMAGE_BODY_LIMIT;
  });
}

/** Forms are parsed on every route: those that do not read them would see no body. */
function refuseOtherForms(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', async (request) => {
    const { takesForm }: FastifyContextConfig = request.routeOptions.config;
    if (request.is404 || !request.isMultipart() || takesForm) return;
    throw new Problem('unsupported_content_type', 'This route takes JSON, not a form.');
  });
}

/** What is left of a form that was answered early would hold up the next request of its connection for ever. */
function readFormsToTheirEnd(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', async ({ raw }) => {
    raw.unpipe();
    raw.resume();
  });
}

function acceptMergePatch(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/merge-patch+json',
    { parseAs: 'string' },
    fastify.getDefaultJsonParser('error', 'error'),
  );
}
