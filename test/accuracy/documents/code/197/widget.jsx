/** @jsx h */
import { h, render } from 'preact';
import { useState } from 'preact/hooks';
import { signal } from '@preact/signals';

const open = signal(false);

function Widget({ text }) {
  const [seen, setSeen] = useState(0);
  return (
    <aside hidden={!open.value} onClick={() => setSeen(seen + 1)}>
      {text} ({seen})
    </aside>
  );
}

render(<Widget text="We are closed today" />, document.querySelector('#widget'));
