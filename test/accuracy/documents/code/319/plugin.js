import Boom from '@hapi/boom';
import Hapi from '@hapi/hapi';

export const tides = {
  name: 'tides',
  version: '1.0.0',
  register: async (server, { table }) => {
    server.route({
      method: 'GET',
      path: '/tides/{port}',
      options: { tags: ['api'], cache: { expiresIn: 60_000 } },
      handler: (request, h) => {
        const row = table[request.params.port];
        if (!row) throw Boom.notFound('no such port');
        return h.response(row).type('application/json');
      },
    });
  },
};

const server = Hapi.server({ port: 3000, host: 'localhost' });
await server.register({ plugin: tides, options: { table: {} } });
await server.start();
