import { Hono } from 'hono';
import { cache } from 'hono/cache';
import { trpcServer } from '@hono/trpc-server';
import { initTRPC } from '@trpc/server';
import { z } from 'zod';

const t = initTRPC.create();
const router = t.router({
  hello: t.procedure.input(z.string().nullish()).query(({ input }) => `Hello ${input ?? 'there'}`),
});
export type AppRouter = typeof router;

const app = new Hono<{ Bindings: { NOTES: KVNamespace } }>();
app.use('/trpc/*', trpcServer({ router }));
app.get('/notes/:key', cache({ cacheName: 'notes', cacheControl: 'max-age=60' }), async (c) => {
  const note = await c.env.NOTES.get(c.req.param('key'));
  return note ? c.text(note) : c.notFound();
});

export default app;
