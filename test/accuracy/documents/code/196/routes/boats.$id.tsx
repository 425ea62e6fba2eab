import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { json, redirect } from '@remix-run/node';
import { Form, useLoaderData, useNavigation } from '@remix-run/react';
import { useId } from 'react';
import { boats } from '~/boats.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.boat.name }];

export async function loader({ params }: LoaderFunctionArgs) {
  const boat = await boats.find(params.id);
  if (!boat) throw new Response('Not found', { status: 404 });
  return json({ boat });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  await boats.rename(params.id, String(form.get('name')));
  return redirect(`/boats/${params.id}`);
}

export default function Boat() {
  const { boat } = useLoaderData<typeof loader>();
  const busy = useNavigation().state !== 'idle';
  const id = useId();
  return (
    <Form method="post">
      <label htmlFor={id}>Name</label>
      <input id={id} name="name" defaultValue={boat.name} />
      <button disabled={busy}>Rename</button>
    </Form>
  );
}
