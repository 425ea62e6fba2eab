module.exports = {
  siteMetadata: { title: 'Walks', siteUrl: 'https://walks.example.com' },
  trailingSlash: 'always',
  plugins: [
    'gatsby-plugin-image',
    'gatsby-plugin-sharp',
    'gatsby-transformer-sharp',
    {
      resolve: 'gatsby-source-filesystem',
      options: { name: 'walks', path: `${__dirname}/content/walks` },
    },
  ],
};
