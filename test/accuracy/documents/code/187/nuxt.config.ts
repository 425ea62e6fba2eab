export default defineNuxtConfig({
  devtools: { enabled: true },
  modules: ['@nuxtjs/tailwindcss', '@pinia/nuxt'],
  runtimeConfig: {
    secret: '',
    public: { base: '/api' },
  },
  routeRules: {
    '/': { prerender: true },
    '/api/**': { cors: true },
  },
});
