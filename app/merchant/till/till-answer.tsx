import { askAboutCode } from '@/app/_web/page';
import { ButtonLink } from '@/components/ui/button';
import { TillEntry } from '@/components/vouchers/till-entry';
import { RedeemForm, TillResult } from '@/components/vouchers/till-result';
import { sentenceOf } from '@/components/words/refusals';
import { whenInWords } from '@/components/words/when';
import { instantOf } from '@/domain/time/iso';
import { localOf } from '@/domain/time/zone';
import type { TillVenue } from '@/usecases/venues/list-till-venues';
import {
  checkRedemption,
  type RedemptionCheck,
  type TillVoucher,
} from '@/usecases/vouchers/check-redemption';
import { checkRedemptionInput } from '@/usecases/vouchers/check-redemption.input';

type Props = { readonly code: string; readonly venue: TillVenue; readonly idempotencyKey: string };

/** What would happen with this code, changing nothing: the first of the two steps. */
export async function TillAnswer({ code, venue, idempotencyKey }: Props) {
  const asked = checkRedemptionInput.safeParse({ code, venueId: venue.id });
  const checked = asked.success ? await askAboutCode(asked.data, checkRedemption) : null;
  if (!checked?.ok) {
    return (
      <>
        <TillResult kind="refused">
          <p className="text-lg">
            {checked ? sentenceOf(checked.refusal) : 'A code has 12 letters and figures.'}
          </p>
        </TillResult>
        <TillEntry venueId={venue.id} code={code} />
      </>
    );
  }
  const { outcome, voucher } = checked.value;
  if (outcome === 'valid') {
    return (
      <>
        <TillResult kind="valid">
          <Visit voucher={voucher} />
        </TillResult>
        <RedeemForm
          code={code}
          venueId={venue.id}
          usesLeft={voucher.usesLeft}
          idempotencyKey={idempotencyKey}
        />
      </>
    );
  }
  return <No check={checked.value} code={code} venue={venue} idempotencyKey={idempotencyKey} />;
}

function No({ check, code, venue, idempotencyKey }: Props & { check: RedemptionCheck }) {
  const { outcome, voucher } = check;
  const mayOverride = check.refusal?.code === 'wrong-time';
  return (
    <>
      <TillResult kind={outcome === 'already-redeemed' ? 'used' : 'refused'}>
        <p className="text-lg font-semibold">{reasonOf(check, venue)}</p>
        <Visit voucher={voucher} />
      </TillResult>
      <ButtonLink size="wide" href={`/merchant/till?venue=${venue.id}`}>
        Another code
      </ButtonLink>
      {mayOverride ? (
        <details className="border border-rule p-4">
          <summary className="font-semibold">A manager lets the guest in all the same</summary>
          <div className="pt-4">
            <RedeemForm
              code={code}
              venueId={venue.id}
              usesLeft={voucher.usesLeft}
              idempotencyKey={idempotencyKey}
              isOverride
            />
          </div>
        </details>
      ) : null}
    </>
  );
}

function reasonOf({ refusal }: RedemptionCheck, venue: TillVenue): string {
  const at = (iso: string) => whenInWords(localOf(instantOf(iso), venue.timeZone));
  switch (refusal?.code) {
    case 'already-redeemed':
      return `Used ${refusal.firstRedeemedAt ? at(refusal.firstRedeemedAt) : ''} at ${refusal.firstDevice ?? 'a till'}.`;
    case 'wrong-time':
      return `Valid ${(refusal.windows ?? []).map((one) => `${at(one.from)} to ${at(one.until).slice(-5)}`).join(' or ')}.`;
    case 'wrong-venue':
      return 'This voucher is for another of your venues.';
    case 'group-open':
      return 'Its group has not tipped yet.';
    case 'not-paid':
      return 'It is not paid.';
    case 'refunded':
      return 'The money went back to the guest.';
    case 'expired':
      return 'It has expired.';
    case 'fewer-uses-left':
      return `Only ${refusal.usesLeft} left on it.`;
    default:
      return 'It cannot be used.';
  }
}

function Visit({ voucher }: { voucher: TillVoucher }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="voice-time text-2xl">
        {voucher.usesLeft} × {voucher.title}
      </p>
      <p className="text-lg">
        {whenInWords(voucher.local)}
        {voucher.guest ? ` · ${voucher.guest}` : ''}
      </p>
      <p>Nothing to pay.</p>
      {voucher.exclusions.length > 0 ? (
        <p className="text-sm">Not included: {voucher.exclusions.join(', ')}</p>
      ) : null}
    </div>
  );
}
