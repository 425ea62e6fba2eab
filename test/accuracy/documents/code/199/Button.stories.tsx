import type { Meta, StoryObj } from '@storybook/react';
import React from 'react';
import styled, { css } from 'styled-components';

const Button = styled.button<{ $loud?: boolean }>`
  padding: 0.5rem 1rem;
  ${(props) =>
    props.$loud &&
    css`
      background: tomato;
    `}
`;

const meta = {
  title: 'Basics/Button',
  component: Button,
  args: { children: 'Press' },
  decorators: [(Story) => <div style={{ padding: 24 }}><Story /></div>],
} satisfies Meta<typeof Button>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Quiet: Story = {};
export const Loud: Story = { args: { $loud: true } };
