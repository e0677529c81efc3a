import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { formKey, pageContext, pageRefusal } from '@/app/_web/page';
import { GroupProgress } from '@/components/groups/group-progress';
import { ShareLink } from '@/components/groups/share-link';
import { TierTable } from '@/components/groups/tier-table';
import { LiveRefresh } from '@/components/ui/live/live-refresh';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { chanceWords } from '@/components/words/chances';
import { formatMoney } from '@/components/words/money';
import { sentenceOf } from '@/components/words/refusals';
import { whenInWords } from '@/components/words/when';
import { instantOf } from '@/domain/time/iso';
import { localOf } from '@/domain/time/zone';
import { getGroup } from '@/usecases/groups/get-group';
import { getGroupInput } from '@/usecases/groups/get-group.input';
import type { GroupPageView, GroupWithChance } from '@/usecases/groups/group-page-view';
import { JoinForm } from './join-form';
import { NextGroups } from './next-groups';

type Props = {
  readonly params: Promise<{ group: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readGroup = cache(async (id: string): Promise<GroupWithChance | null> => {
  const input = getGroupInput.safeParse({ id });
  const found = input.success ? await getGroup(await pageContext(), input.data) : null;
  return found?.ok ? found.value : null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const group = await readGroup((await params).group);
  if (!group) return {};
  const when = group.slot ? whenInWords(group.slot.local) : '';
  const price = formatMoney(group.tiers[0]?.price ?? group.alonePrice);
  return {
    title: `${group.deal.title}, ${when}`,
    description: `${group.members} of ${group.threshold} joined. Together everybody pays ${price}.`,
    robots: { index: false },
  };
}

export default async function GroupPage({ params, searchParams }: Props) {
  const group = await readGroup((await params).group);
  if (!group) notFound();
  const refusal = await pageRefusal(searchParams);
  const closes = whenInWords(localOf(instantOf(group.closesAt), group.venue.timeZone));
  const isOpen = group.status !== 'failed' && group.closedAt === null;
  return (
    <>
      {isOpen ? <LiveRefresh everySeconds={2} watch={watched(group)} /> : null}
      <PageHeading
        title={group.slot ? whenInWords(group.slot.local) : group.deal.title}
        lead={`${group.deal.title} at ${group.venue.name}, ${group.venue.address}`}
      />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      <div className="grid gap-8 lg:grid-cols-2 items-start">
        <section
          aria-label="How it stands"
          className="bg-pink-soft border-2 border-ink p-4 flex flex-col gap-4"
        >
          <div aria-live="polite" className="text-lg">
            <GroupProgress group={group} />
          </div>
          <p>{outcomeWords(group, closes)}</p>
          {isOpen && group.chance ? <p className="text-sm">{chanceWords(group.chance)}</p> : null}
          {group.status === 'failed' ? null : <TierTable tiers={group.tiers} alonePrice={group.alonePrice} />}
          {isOpen && group.slot ? <JoinForm group={group} idempotencyKey={formKey()} /> : null}
          <p>
            <a href={`/deals/${group.deal.slug}${group.slot ? `?at=${group.slot.start}` : ''}`}>
              What you get, and all the rules
            </a>
          </p>
        </section>
        {isOpen ? (
          <ShareLink
            title="Bring the others"
            link={group.link}
            text={shareText(group)}
            square="The link of this group, to be scanned"
          />
        ) : (
          <NextGroups dealId={group.deal.id} city={group.venue.city} />
        )}
      </div>
    </>
  );
}

/** Changes when anything on this page does. */
function watched({ id, state }: GroupPageView) {
  return { address: `/api/v1/groups/${id}/state`, seen: JSON.stringify(state) };
}

function outcomeWords(
  { status, because, closedAt, threshold, state }: GroupPageView,
  closes: string,
): string {
  if (status === 'failed' && because === 'stopped') return 'The deal was stopped. Nothing was taken.';
  if (status === 'failed' && because === 'unreachable') return `Not enough places were left. ${failedWords}`;
  if (status === 'failed') return `It closed on ${closes} with too few people. ${failedWords}`;
  if (state.isCalledOff)
    return 'It had gone ahead, and then too many cards failed: it was called off, and everybody got the money back.';
  if (closedAt) return 'It went ahead. Joining is closed and the price is final.';
  if (status === 'tipped') return `It goes ahead. You can still join until ${closes}.`;
  return `Joining closes ${closes}. If it does not reach ${threshold}, nobody pays for it.`;
}

/** Some may have paid, for what they had chosen instead. */
const failedWords =
  'Nothing was taken for it. Whoever had chosen to come alone or at another hour instead does that.';

function shareText({ deal, slot, members, threshold }: GroupPageView): string {
  return `${deal.title}${slot ? `, ${whenInWords(slot.local)}` : ''}: ${members} of ${threshold} joined. Come along?`;
}
