import { Button } from '@/components/ui/button';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Countdown } from '@/components/ui/live/countdown';
import type { HoldView } from '@/usecases/orders/get-hold';

/** How long the place is kept, what happens then, and ten minutes more, once. */
export function HoldTimer({ hold, extensionKey }: { hold: HoldView; extensionKey: string }) {
  return (
    <section
      aria-label="Time left"
      className="flex flex-wrap items-center gap-4 border border-ink bg-card p-4"
    >
      <p>
        Kept for you for{' '}
        <span className="voice-time text-xl">
          <Countdown endsAt={hold.expiresAt} now={hold.now} over="no longer" />
        </span>
        . Then somebody else may have it; nothing is taken.
      </p>
      {hold.isExtended ? null : (
        <form method="post" action={`/api/v1/holds/${hold.id}/extensions`} className="ms-auto">
          <HiddenFields values={{ idempotencyKey: extensionKey, backTo: `/checkout/${hold.id}` }} />
          <Button kind="plain" size="small">
            I need more time
          </Button>
        </form>
      )}
    </section>
  );
}
