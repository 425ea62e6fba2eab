import { withSentryConfig } from '@sentry/nextjs';

/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  output: 'standalone',
  images: { remotePatterns: [{ protocol: 'https', hostname: 'images.example.com' }] },
  async redirects() {
    return [{ source: '/old/:path*', destination: '/:path*', permanent: true }];
  },
};

export default withSentryConfig(nextConfig, { silent: true, hideSourceMaps: true });
