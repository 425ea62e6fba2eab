import '@testing-library/jest-dom/vitest';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createElement } from 'react';
import { Money } from './money';

vi.mock('./rates', () => ({ rate: () => 2 }));

afterEach(() => vi.restoreAllMocks());

describe('Money', () => {
  it.each([
    [1, '2.00'],
    [10, '20.00'],
  ])('converts %d', async (amount, shown) => {
    render(createElement(Money, { amount }));
    await userEvent.click(screen.getByRole('button'));
    expect(screen.getByRole('status')).toHaveTextContent(shown);
  });
});
