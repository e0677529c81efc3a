import type { MetadataRoute } from 'next';

/** What a phone needs to keep vouchers on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Offpeak: quiet hours cost less',
    short_name: 'Offpeak',
    start_url: '/',
    display: 'standalone',
    background_color: '#f3f5f4',
    theme_color: '#f3f5f4',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
    shortcuts: [{ name: 'Vouchers', url: '/my/vouchers' }],
  };
}
