const { dest, parallel, series, src, watch } = require('gulp');
const babel = require('gulp-babel');
const del = require('del');

const clean = () => del(['public']);

const scripts = () =>
  src('src/**/*.js', { sourcemaps: true })
    .pipe(babel({ presets: ['@babel/env'] }))
    .pipe(dest('public', { sourcemaps: '.' }));

const pages = () => src('src/**/*.html').pipe(dest('public'));

exports.watch = () => watch('src', exports.default);
exports.default = series(clean, parallel(scripts, pages));
