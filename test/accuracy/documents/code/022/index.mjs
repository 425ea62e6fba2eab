import Fastify from 'fastify';
import cors from '@fastify/cors';
import { buildSchema, graphql } from 'graphql';

const schema = buildSchema(`
  type Query { tides(port: String!): [Tide!]! }
  type Tide { at: String! height: Float! }
`);

const rootValue = {
  tides: ({ port }) => lookup(port),
};

async function lookup(port) {
  return [{ at: '2024-03-01T04:10Z', height: port.length / 2 }];
}

const server = Fastify({ logger: true });
await server.register(cors, { origin: true });

server.post('/query', { schema: { body: { type: 'object', required: ['query'] } } }, async (request, reply) => {
  const result = await graphql({ schema, source: request.body.query, rootValue });
  return reply.code(result.errors ? 400 : 200).send(result);
});

await server.listen({ port: 3000, host: '0.0.0.0' });
