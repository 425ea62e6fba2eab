import { error, fail, redirect } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { db } from '$lib/server/db';
import { posts } from '$lib/server/schema';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, depends }) => {
  depends('app:post');
  const [post] = await db.select().from(posts).where(eq(posts.slug, params.slug)).limit(1);
  if (!post) error(404, 'No such post');
  return { post };
};

export const actions: Actions = {
  rename: async ({ request, params }) => {
    const title = String((await request.formData()).get('title') ?? '');
    if (title.length < 3) return fail(400, { title, missing: true });
    await db.update(posts).set({ title }).where(eq(posts.slug, params.slug));
    redirect(303, `/posts/${params.slug}`);
  },
};
