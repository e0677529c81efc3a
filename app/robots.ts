import type { MetadataRoute } from 'next';
import { pageContext } from './_web/page';

export const dynamic = 'force-dynamic';

export default async function robots(): Promise<MetadataRoute.Robots> {
  const { appUrl } = await pageContext();
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', '/my/', '/orders/', '/checkout/', '/vouchers/', '/merchant/', '/admin/', '/dev/'],
    },
    sitemap: `${appUrl}/sitemap.xml`,
  };
}
