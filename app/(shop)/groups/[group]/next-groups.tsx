import { pageContext } from '@/app/_web/page';
import { GroupCard } from '@/components/groups/group-card';
import { ButtonLink } from '@/components/ui/button';
import { SectionHeading } from '@/components/ui/page-heading';
import { listGroups } from '@/usecases/groups/list-groups';

/** Where else to go: open groups of the same deal, else of others in the same city. */
export async function NextGroups({ dealId, city }: { dealId: string; city: string }) {
  const ctx = await pageContext();
  const same = await listGroups(ctx, { limit: 2, dealId });
  const groups = same.ok && same.value.length > 0 ? same : await listGroups(ctx, { limit: 2, city });
  return (
    <section aria-labelledby="next" className="flex flex-col gap-4">
      <SectionHeading id="next">Groups you can still join</SectionHeading>
      {groups.ok && groups.value.length > 0 ? (
        groups.value.map((group) => <GroupCard key={group.id} group={group} />)
      ) : (
        <p>None is open just now; start one at an hour that suits you.</p>
      )}
      <ButtonLink kind="plain" href="/deals">
        Find another hour
      </ButtonLink>
    </section>
  );
}
