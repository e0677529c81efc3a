import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { OwnDealView } from '@/usecases/deals/get-own-deal';

/** Where the deal stands, and what can be done about it now. */
export function DealActs({ deal, isVerified }: { deal: OwnDealView; isVerified: boolean }) {
  const path = `/api/v1/deals/${deal.id}`;
  switch (deal.status) {
    case 'draft':
      return isVerified ? (
        <HandIn path={path} title="Only you see this draft" />
      ) : (
        <Notice title="Only you see this draft">
          You can hand it in once your business is verified.{' '}
          <a href="/merchant/today">See where that stands</a>
        </Notice>
      );
    case 'asked':
      return (
        <>
          <Said deal={deal} title="A moderator asks you" />
          <HandIn path={path} title="Change what was named, then hand it in again" />
        </>
      );
    case 'submitted':
      return (
        <Notice title="A moderator looks at it">You may still change it; the newest words count.</Notice>
      );
    case 'refused':
    case 'stopped':
      return (
        <Said
          deal={deal}
          title={
            deal.status === 'refused' ? 'This deal was refused' : 'This deal was taken off sale for good'
          }
        />
      );
    case 'live':
      return (
        <>
          <Waiting deal={deal} />
          <form method="post" action={`${path}/pauses`} className="self-start">
            <Button kind="plain">Pause the sale</Button>
          </form>
        </>
      );
    case 'paused':
      return (
        <form method="post" action={`${path}/pauses/current`} className="self-start">
          <input type="hidden" name="method" value="DELETE" />
          <Button>Go on selling</Button>
        </form>
      );
    case 'approved':
      return <Notice kind="ok">Approved. It goes on sale by itself.</Notice>;
    case 'ended':
      return <Notice>The sale is over. Vouchers stay valid.</Notice>;
  }
}

function HandIn({ path, title }: { path: string; title: string }) {
  return (
    <form
      method="post"
      action={`${path}/submissions`}
      className="flex flex-wrap items-center justify-between gap-3 border-2 border-ink bg-card p-4"
    >
      <p className="font-semibold">{title}</p>
      <Button>Hand it in</Button>
    </form>
  );
}

/** An edit that promises somebody less waits, and the version before goes on selling. */
function Waiting({ deal }: { deal: OwnDealView }) {
  if (deal.versionStatus === 'approved' || deal.liveVersion === null) return null;
  if (deal.versionStatus === 'submitted')
    return (
      <Notice kind="warn" title="Your change waits for a moderator">
        Version {deal.liveVersion} goes on selling meanwhile.
      </Notice>
    );
  return <Said deal={deal} title="Your change was not approved" />;
}

function Said({ deal, title }: { deal: OwnDealView; title: string }) {
  const { reasons = [], note = '' } = deal.decision ?? {};
  return (
    <Notice kind="warn" title={title}>
      {reasons.length > 0 ? <p>{reasons.map((code) => code.replaceAll('-', ' ')).join(', ')}.</p> : null}
      {note ? <p>{note}</p> : null}
    </Notice>
  );
}
