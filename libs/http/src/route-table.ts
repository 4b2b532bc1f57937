import type { FastifyInstance } from 'fastify';

/** Which methods each path has, to tell a wrong method (405) from a wrong path (404). */
export class RouteTable {
  private readonly routes: { pattern: RegExp; methods: string[] }[] = [];

  /** Takes note of every route that is registered from here on. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ url, method }) => this.add(url, [method].flat()));
  }

  /** @param url a route's path with parameters as `:name` */
  add(url: string, methods: readonly string[]): void {
    const pattern = url
      .split('/')
      .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('/');
    this.routes.push({ pattern: new RegExp(`^${pattern}$`), methods: [...methods] });
  }

  /** The methods that a path takes, sorted; empty for a path that does not exist. */
  methodsOf(path: string): string[] {
    const found = this.routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
    return [...new Set(found)].toSorted();
  }
}
