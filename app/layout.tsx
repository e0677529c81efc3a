import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { pageContext } from './_web/page';
import './globals.css';

/** Pages read the database: prerendered they would be frozen into the build. */
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { appUrl } = await pageContext();
  return { ...said, metadataBase: new URL(appUrl) };
}

const said: Metadata = {
  title: { default: 'Offpeak: quiet hours cost less', template: '%s · Offpeak' },
  description: 'Find a quiet hour near you, buy it alone or with a group, and pay what that hour costs.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f3f5f4' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1110' },
  ],
};

const archivo = localFont({
  src: '../node_modules/@fontsource-variable/archivo/files/archivo-latin-standard-normal.woff2',
  variable: '--font-archivo',
  weight: '100 900',
  declarations: [{ prop: 'font-stretch', value: '62% 125%' }],
  display: 'swap',
});

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" dir="ltr" className={archivo.variable}>
      <body className="min-h-dvh flex flex-col">{children}</body>
    </html>
  );
}
