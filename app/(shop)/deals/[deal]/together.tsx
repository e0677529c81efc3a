import { pageContext } from '@/app/_web/page';
import { GroupCard } from '@/components/groups/group-card';
import { SectionHeading } from '@/components/ui/page-heading';
import type { DealView } from '@/usecases/deals/deal-view';
import { listGroups } from '@/usecases/groups/list-groups';

/** Groups and teams of the deal that anybody may join, and the way to name several hours at once. */
export async function Together({ deal }: { deal: DealView }) {
  if (!deal.group || deal.status !== 'live') return null;
  const found = await listGroups(await pageContext(), { limit: 6, dealId: deal.id });
  const groups = found.ok ? found.value : [];
  const canPledge = deal.group.scope === 'slot';
  if (groups.length === 0 && !canPledge) return null;
  return (
    <section aria-labelledby="together" className="flex flex-col gap-3">
      <SectionHeading id="together">
        {deal.group.scope === 'team' ? 'Open teams' : 'Groups you can join'}
      </SectionHeading>
      {groups.map((group) => (
        <GroupCard key={group.id} group={group} />
      ))}
      {canPledge ? (
        <p>
          Free at several times? <a href={`/deals/${deal.slug}/pledge`}>Name them all</a>, and we find the one
          where most people meet.
        </p>
      ) : null}
    </section>
  );
}
