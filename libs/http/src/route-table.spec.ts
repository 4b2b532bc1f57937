import { RouteTable } from './route-table.js';

const routes = new RouteTable();
routes.add('/v1/images/:id', ['GET', 'HEAD']);
routes.add('/v1/images/:id', ['DELETE']);
routes.add('/v1/images/:id/file.jpg', ['GET']);

test.each([
  ['/v1/images/7', ['DELETE', 'GET', 'HEAD']],
  ['/v1/images/7/file.jpg', ['GET']],
  ['/v1/images/7/fileXjpg', []],
  ['/v1/images/', []],
  ['/v1/images/7/8', []],
])('%s takes %j', (path, methods) => {
  expect(routes.methodsOf(path)).toEqual(methods);
});
