import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext, pageRefusal } from '@/app/_web/page';
import { Button, ButtonLink } from '@/components/ui/button';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { counted } from '@/components/words/labels';
import { formatMoney } from '@/components/words/money';
import { sentenceOf } from '@/components/words/refusals';
import { whenInWords } from '@/components/words/when';
import { getWait } from '@/usecases/slots/get-wait';
import { waitInput } from '@/usecases/slots/wait.input';
import type { WaitView } from '@/usecases/slots/wait-view';

export const metadata: Metadata = { title: 'Waiting list', robots: { index: false } };

type Props = {
  readonly params: Promise<{ wait: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function WaitPage({ params, searchParams }: Props) {
  const input = waitInput.safeParse({ id: (await params).wait });
  const found = input.success ? await getWait(await pageContext(), input.data) : null;
  if (!found?.ok) notFound();
  const wait = found.value;
  const refusal = await pageRefusal(searchParams);
  const isOpen = wait.status === 'waiting' || wait.status === 'offered';
  return (
    <>
      <PageHeading
        title={sayStatus(wait)}
        lead={`${wait.deal.title} at ${wait.venue}, ${whenInWords(wait.local)}`}
        back={{ href: `/deals/${wait.deal.slug}`, title: 'The deal' }}
      />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      <p className="max-w-prose">{sayMore(wait)}</p>
      {wait.hold ? <ButtonLink href={`/checkout/${wait.hold.id}`}>Take the place</ButtonLink> : null}
      {isOpen ? (
        <form method="post" action={`/api/v1/waits/${wait.id}`}>
          <HiddenFields values={{ method: 'DELETE' }} />
          <Button kind="plain">{wait.hold ? 'Let the next one have it' : 'Leave the list'}</Button>
        </form>
      ) : null}
    </>
  );
}

function sayStatus({ status }: WaitView): string {
  return {
    waiting: 'You are on the list',
    offered: 'A place is kept for you',
    taken: 'You have your place',
    passed: 'The place went on',
    left: 'You left the list',
    over: 'This hour is over',
  }[status];
}

function sayMore({ status, before, quantity, ceiling }: WaitView): string {
  if (status === 'offered') return 'It is yours for fifteen minutes. After that the next one is asked.';
  if (status !== 'waiting') return 'You hear nothing more about this hour.';
  const ahead =
    before === 0 ? 'You are asked first' : `${counted(before ?? 0, 'person', 'people')} are asked before you`;
  return `${ahead}. You wait for ${counted(quantity, 'place')} and pay at most ${formatMoney(ceiling)}. We write to you.`;
}
