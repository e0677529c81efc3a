import { pageContext } from '@/app/_web/page';
import { GroupProgress } from '@/components/groups/group-progress';
import { CopyButton } from '@/components/ui/live/copy-button';
import { chanceWords } from '@/components/words/chances';
import { getGroup } from '@/usecases/groups/get-group';
import type { OrderView } from '@/usecases/orders/order-view';

async function chanceOf(id: string) {
  const found = await getGroup(await pageContext(), { id });
  return found.ok ? found.value.chance : null;
}

/** How the group stands, how likely it goes ahead, and the link that brings the others. */
export async function YourGroup({
  group,
  appUrl,
}: {
  group: NonNullable<OrderView['group']>;
  appUrl: string;
}) {
  const link = `${appUrl}/groups/${group.id}`;
  const chance = group.status === 'open' ? await chanceOf(group.id) : null;
  return (
    <section aria-labelledby="group" className="bg-pink-soft border border-ink p-4 flex flex-col gap-3">
      <h2 id="group" className="voice-time text-xl">
        Your group
      </h2>
      <div aria-live="polite" className="flex flex-col gap-2">
        <GroupProgress group={group} />
        {chance ? <p className="text-sm">{chanceWords(chance)}</p> : null}
      </div>
      {group.status === 'failed' ? null : (
        <p className="flex flex-wrap items-center gap-3">
          <a href={`/groups/${group.id}`}>See the group</a>
          <CopyButton text={link} label="Copy the link for friends" />
        </p>
      )}
    </section>
  );
}
