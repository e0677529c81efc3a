import type { Metadata } from 'next';
import { PlainShell } from '@/components/shell/plain-shell';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { fieldError } from '@/components/words/field-errors';
import { sentenceOf } from '@/components/words/refusals';
import { pageRefusal } from '../_web/page';

export const metadata: Metadata = { title: 'Open an account' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignUpPage({ searchParams }: Props) {
  const refusal = await pageRefusal(searchParams);
  const error = (path: string) => fieldError(refusal, path);
  return (
    <PlainShell>
      <PageHeading title="Open an account" />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      <form method="post" action="/api/v1/accounts" className="flex flex-col gap-4">
        <TextField
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={60}
          required
          error={error('name')}
        />
        <TextField
          name="email"
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          error={error('email')}
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          hint="At least 8 characters. A sentence is a good password."
          minLength={8}
          maxLength={200}
          required
          error={error('password')}
        />
        <Button size="wide">Open account</Button>
      </form>
      <p>
        Have one already? <a href="/sign-in">Sign in</a>
      </p>
    </PlainShell>
  );
}
