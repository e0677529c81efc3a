import { renderSVG } from 'uqr';
import type { SellingTerms } from '@/db/deals/deal-terms';
import type { VoucherOfOrder } from '@/db/vouchers/vouchers';
import { isoOf } from '@/domain/time/iso';
import { localOf } from '@/domain/time/zone';
import { formatCode, scannedText } from '@/domain/vouchers/code';
import { stillTurn, turnAt } from '@/domain/vouchers/turning';
import type { Context } from '../context';
import { sealTurn } from './parts/turns';

/** A voucher as its owner shows it at the till. */
export function voucherView(
  ctx: Context,
  { voucher, order, groupStatus }: VoucherOfOrder,
  sold: SellingTerms,
) {
  const { venue, package: pkg } = sold;
  const code = ctx.secrets.unseal(voucher.codeSealed);
  const picture = (turn: number) =>
    renderSVG(scannedText(voucher.id, code, sealTurn(ctx, voucher.id, turn)), { border: 2, ecc: 'M' });
  return {
    id: voucher.id,
    orderId: order.id,
    code: formatCode(code),
    /** A picture to be scanned, as SVG: good as long as the voucher is, also without a network. */
    qr: picture(stillTurn),
    /** The same for half a minute: a picture of it is soon worth nothing. */
    turningQr: picture(turnAt(ctx.clock.now())),
    status: voucher.status,
    groupStatus,
    validFrom: isoOf(voucher.validFrom),
    validUntil: isoOf(voucher.validUntil),
    slot: {
      start: isoOf(order.start),
      local: localOf(order.start, venue.timeZone),
      end: isoOf(order.endAt),
      timeZone: venue.timeZone,
    },
    title: sold.version.title,
    package: pkg.title,
    price: { amount: order.priceMinor, currency: order.currency },
    venue: {
      id: venue.id,
      slug: venue.slug,
      name: venue.name,
      address: venue.address,
      location: { lat: venue.lat, lng: venue.lng },
    },
    quantity: voucher.usesTotal,
    usesLeft: voucher.usesLeft,
    conditions: conditionsOf(sold, voucher.usesTotal),
  };
}

export type VoucherView = ReturnType<typeof voucherView>;

function conditionsOf({ terms, venue, package: pkg }: SellingTerms, quantity: number): string[] {
  return [
    `Only at ${venue.name}, at the time printed here; from 30 minutes before it to the end of the visit.`,
    `${quantity} × ${pkg.title}: ${pkg.lines.map((line) => `${line.quantity} ${line.title}`).join(', ')}.`,
    terms.exclusions.length > 0 ? `Not included: ${terms.exclusions.join('; ')}.` : 'Nothing is excluded.',
    terms.cancelHoursBefore === 0
      ? 'Cancelling is free until the visit starts.'
      : `Cancelling is free until ${terms.cancelHoursBefore} hours before the visit starts.`,
  ];
}
