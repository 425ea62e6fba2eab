/** @jsxImportSource @emotion/react */
import { css } from '@emotion/react';
import styled from '@emotion/styled';
import { action, computed, makeObservable, observable, runInAction } from 'mobx';
import { createContext, useContext } from 'react';

// Η κατάσταση του καλαθιού
export class Basket {
  lines: { sku: string; price: number }[] = [];

  constructor() {
    makeObservable(this, { lines: observable, total: computed, add: action.bound });
  }

  get total() {
    return this.lines.reduce((sum, line) => sum + line.price, 0);
  }

  add(sku: string, price: number) {
    this.lines.push({ sku, price });
  }

  async load() {
    const lines = await (await fetch('/basket')).json();
    runInAction(() => {
      this.lines = lines;
    });
  }
}

export const Price = styled.span`
  font-variant-numeric: tabular-nums;
`;
export const muted = css({ opacity: 0.6 });

const context = createContext(new Basket());
export const useBasket = () => useContext(context);
