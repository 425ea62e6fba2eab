import { $, component$, useSignal, useStylesScoped$, useTask$ } from '@builder.io/qwik';
import { Link, routeLoader$ } from '@builder.io/qwik-city';

export const useStart = routeLoader$(async ({ query }) => Number(query.get('start') ?? 0));

export default component$(() => {
  useStylesScoped$('button { font-size: 2rem }');
  const start = useStart();
  const count = useSignal(start.value);
  const title = useSignal('');
  const add = $(() => count.value++);

  useTask$(({ track }) => {
    title.value = `${track(() => count.value)} boats`;
  });

  return (
    <>
      <button onClick$={add}>{title.value}</button>
      <Link href="/">Back</Link>
    </>
  );
});
