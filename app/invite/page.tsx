import type { Metadata } from 'next';
import { PlainShell } from '@/components/shell/plain-shell';
import { Button, ButtonLink } from '@/components/ui/button';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { sentenceOf } from '@/components/words/refusals';
import { pageContext, pageRefusal } from '../_web/page';

export const metadata: Metadata = { title: 'Your invitation', robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where the link of an invitation leads: one button for whoever is signed in. Who invites as what stands in the mail. */
export default async function InvitePage({ searchParams }: Props) {
  const token = [(await searchParams).token].flat()[0] ?? '';
  const { actor } = await pageContext();
  const refusal = await pageRefusal(searchParams);
  const isOver = refusal?.reason === 'not-found';
  return (
    <PlainShell>
      <PageHeading title="Your invitation" lead="The mail says who invites you, and as what." />
      {refusal ? (
        <Notice kind="err">
          {isOver
            ? 'This invitation is over: accepted, taken back or too old. Ask whoever invited you for another one.'
            : sentenceOf(refusal)}
        </Notice>
      ) : null}
      <Next
        here={`/invite?token=${encodeURIComponent(token)}`}
        token={token}
        isGuest={actor.kind !== 'person'}
      />
    </PlainShell>
  );
}

type Here = { readonly here: string; readonly token: string; readonly isGuest: boolean };

function Next({ here, token, isGuest }: Here) {
  if (isGuest)
    return (
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(here)}`}>Sign in to accept</ButtonLink>
        <ButtonLink kind="quiet" href="/sign-up">
          Open an account first
        </ButtonLink>
      </p>
    );
  return (
    <form method="post" action="/api/v1/invitations/acceptances">
      <HiddenFields values={{ token, backTo: here }} />
      <Button size="wide">Accept</Button>
    </form>
  );
}
