import type { Metadata } from 'next';
import { PlainShell } from '@/components/shell/plain-shell';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { fieldError } from '@/components/words/field-errors';
import { sentenceOf } from '@/components/words/refusals';
import { pageRefusal } from '../_web/page';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const [refusal, { next, account }] = await Promise.all([pageRefusal(searchParams), searchParams]);
  const goOn = typeof next === 'string' ? next : '/';
  return (
    <PlainShell>
      <PageHeading title="Sign in" />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      {account === 'ready' && !refusal ? (
        <Notice kind="ok" title="Look into your mail">
          We wrote to your address. If the account is new, you can sign in now.
        </Notice>
      ) : null}
      <form method="post" action="/api/auth/sign-in" className="flex flex-col gap-4">
        <input type="hidden" name="next" value={goOn} />
        <TextField
          name="email"
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          error={fieldError(refusal, 'email')}
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          error={fieldError(refusal, 'password')}
        />
        <Button size="wide">Sign in</Button>
      </form>
      <p>
        No account yet? <a href="/sign-up">Open one</a>
      </p>
    </PlainShell>
  );
}
