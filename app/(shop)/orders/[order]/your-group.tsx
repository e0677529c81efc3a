import { GroupProgress } from '@/components/groups/group-progress';
import { CopyButton } from '@/components/ui/live/copy-button';
import type { OrderView } from '@/usecases/orders/order-view';

/** How the group stands, and the link that brings the others. */
export function YourGroup({ group, appUrl }: { group: NonNullable<OrderView['group']>; appUrl: string }) {
  const link = `${appUrl}/groups/${group.id}`;
  return (
    <section aria-labelledby="group" className="bg-pink-soft border border-ink p-4 flex flex-col gap-3">
      <h2 id="group" className="voice-time text-xl">
        Your group
      </h2>
      <div aria-live="polite">
        <GroupProgress group={group} />
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
