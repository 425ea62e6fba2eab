import { gql, useMutation } from '@apollo/client';
import { useMachine } from '@xstate/react';
import { useCallback } from 'react';
import { assign, createMachine } from 'xstate';

const PAY = gql`
  mutation Pay($order: ID!) {
    pay(order: $order) {
      receipt
    }
  }
`;

export const paying = createMachine({
  id: 'paying',
  initial: 'idle',
  context: { receipt: null as string | null },
  states: {
    idle: { on: { PAY: 'waiting' } },
    waiting: {
      on: { OK: { target: 'done', actions: assign({ receipt: ({ event }) => event.receipt }) }, FAIL: 'idle' },
    },
    done: { type: 'final' },
  },
});

export function usePaying(order: string) {
  const [state, send] = useMachine(paying);
  const [pay] = useMutation(PAY, { variables: { order } });
  const start = useCallback(async () => {
    send({ type: 'PAY' });
    const { data } = await pay();
    send(data ? { type: 'OK', receipt: data.pay.receipt } : { type: 'FAIL' });
  }, [pay, send]);
  return { state, start };
}
