import { formKey } from '@/app/_web/page';
import { ClaimTimeline } from '@/components/claims/claim-timeline';
import { Button } from '@/components/ui/button';
import { TextAreaField } from '@/components/ui/field';
import { HiddenFields } from '@/components/ui/hidden-fields';
import type { ClaimView } from '@/usecases/claims/claim-view';

type Props = {
  readonly claim: ClaimView;
  readonly backTo: string;
  readonly accessToken: string | undefined;
};

/** What became of a claim, and the one appeal there is. */
export function ClaimPanel({ claim, backTo, accessToken }: Props) {
  return (
    <section aria-labelledby="claim" className="border border-ink bg-card p-4 flex flex-col gap-4">
      <h2 id="claim" className="voice-time text-xl">
        Your claim
      </h2>
      <ClaimTimeline claim={claim} accessToken={accessToken} />
      {claim.mayAppeal ? (
        <form method="post" action={`/api/v1/claims/${claim.id}/appeals`} className="flex flex-col gap-3">
          <HiddenFields
            values={{ idempotencyKey: formKey(), backTo, ...(accessToken ? { accessToken } : {}) }}
          />
          <TextAreaField name="words" label="Why somebody should look again" rows={3} required />
          <Button kind="plain">Ask for another opinion</Button>
        </form>
      ) : null}
    </section>
  );
}
