import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import globals from 'globals';

export default [
  js.configs.recommended,
  {
    files: ['src/**/*.js'],
    languageOptions: { globals: globals.browser, ecmaVersion: 2023 },
    rules: { eqeqeq: 'error', 'no-console': ['warn', { allow: ['error'] }] },
  },
  prettier,
];
