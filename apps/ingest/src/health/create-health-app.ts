import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@cliptext/config';
import {
  addRequestIdHeader,
  HttpMetrics,
  NestLogger,
  ProblemFilter,
  RouteTable,
  serverOptions,
} from '@cliptext/http';
import type { FastifyInstance } from 'fastify';
import { IngestProcessModule } from './ingest-process.module.js';

/** Makes the application of an ingest process: the worker, and an HTTP edge that only tells how it is. */
export async function createHealthApp(settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(serverOptions(settings));
  const fastify = adapter.getInstance<FastifyInstance>();
  const routes = new RouteTable();
  routes.watch(fastify);
  addRequestIdHeader(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(IngestProcessModule, adapter, {
    logger: new NestLogger(fastify.log),
    abortOnError: false,
  });
  app.get(HttpMetrics).watch(fastify);
  app.useGlobalFilters(new ProblemFilter(() => undefined, routes));
  return app;
}
