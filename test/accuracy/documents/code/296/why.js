/**
 * Why this file has no dependencies.
 *
 * We looked at Jest and Mocha for the tests and at Express and Fastify for the three routes it serves.
 * Each is good; together they were four hundred packages for sixty lines.
 */
import { createServer } from 'node:http';

const routes = new Map([
  ['/health', () => 'ok'],
  ['/time', () => new Date().toISOString()],
  ['/version', () => '1'],
]);

createServer((request, response) => {
  const route = routes.get(request.url ?? '');
  response.statusCode = route ? 200 : 404;
  response.end(route?.() ?? 'not found');
}).listen(8080);
