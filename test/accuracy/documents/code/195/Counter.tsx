import { createEffect, createSignal, For, onCleanup, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { render } from 'solid-js/web';

function Counter() {
  const [count, setCount] = createSignal(0);
  const [laps, setLaps] = createStore<number[]>([]);
  const timer = setInterval(() => setCount((n) => n + 1), 1000);
  onCleanup(() => clearInterval(timer));
  createEffect(() => (document.title = `${count()} s`));

  return (
    <main>
      <button onClick={() => setLaps(laps.length, count())}>{count()}</button>
      <Show when={laps.length > 0} fallback={<p>No laps</p>}>
        <For each={laps}>{(lap) => <p>{lap}</p>}</For>
      </Show>
    </main>
  );
}

render(() => <Counter />, document.body);
