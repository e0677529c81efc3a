import type { Metadata } from 'next';
import { PlainShell } from '@/components/shell/plain-shell';
import { Button } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { devWorld } from '../../_web/control/dev';
import { demoAccounts, demoPassword } from '../../_web/control/world';

export const metadata: Metadata = { title: 'People of the demo' };

export default async function PeoplePage() {
  await devWorld();
  return (
    <PlainShell>
      <PageHeading title="People of the demo" lead={`Everybody’s password is ${demoPassword}.`} />
      {demoAccounts.map(({ email, name, role }) => (
        <form
          key={email}
          method="post"
          action="/api/auth/sign-in"
          className="flex items-center justify-between gap-4"
        >
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="password" value={demoPassword} />
          <input type="hidden" name="next" value={startOf[role]} />
          <span>
            {name}, {role}
          </span>
          <Button size="small">Sign in as {role}</Button>
        </form>
      ))}
    </PlainShell>
  );
}

const startOf = {
  consumer: '/',
  merchant: '/merchant/today',
  clerk: '/merchant/till',
  admin: '/admin/queue',
} as const;
