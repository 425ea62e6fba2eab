import { combineReducers, configureStore, createSlice } from '@reduxjs/toolkit';
import * as React from 'react';
import { Provider, useDispatch, useSelector } from 'react-redux';

const basket = createSlice({
  name: 'basket',
  initialState: { lines: [] },
  reducers: {
    added(state, { payload }) {
      const line = state.lines.find((l) => l.sku === payload.sku);
      if (line) line.count += 1;
      else state.lines.push({ sku: payload.sku, count: 1 });
    },
    emptied: (state) => {
      state.lines = [];
    },
  },
});

export const { added, emptied } = basket.actions;
export const store = configureStore({ reducer: combineReducers({ basket: basket.reducer }) });

export const Shop = ({ children }) => React.createElement(Provider, { store }, children);
export const useBasket = () => useSelector((s) => s.basket.lines);
export const useAdd = () => {
  const dispatch = useDispatch();
  return (sku) => dispatch(added({ sku }));
};
