const markdownIt = require('markdown-it');
const rss = require('@11ty/eleventy-plugin-rss');

module.exports = function (eleventyConfig) {
  eleventyConfig.addPlugin(rss);
  eleventyConfig.addPassthroughCopy({ static: '/' });
  eleventyConfig.addFilter('year', (date) => date.getUTCFullYear());
  eleventyConfig.addCollection('walks', (api) => api.getFilteredByGlob('walks/*.md').reverse());
  eleventyConfig.setLibrary('md', markdownIt({ html: true, typographer: true }));

  return {
    dir: { input: 'content', output: 'public', includes: '../_includes' },
    markdownTemplateEngine: 'njk',
  };
};
