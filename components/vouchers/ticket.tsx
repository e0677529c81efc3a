import type { ReactNode } from 'react';
import type { Money } from '@/domain/money/money';
import { Badge } from '../ui/badge';
import { formatMoney } from '../words/money';
import { whenInWords } from '../words/when';

export type VoucherStatus = 'issued' | 'redeemed' | 'refunded' | 'expired' | 'revoked';
export type TicketOf = {
  readonly title: string;
  readonly venue: { readonly name: string };
  readonly slot: { readonly local: string };
  readonly status: VoucherStatus;
  readonly quantity: number;
  readonly usesLeft: number;
  readonly price: Money;
};

const statusWords: Record<VoucherStatus, string> = {
  issued: 'Ready to use',
  redeemed: 'Used',
  refunded: 'Refunded',
  expired: 'Expired',
  revoked: 'Revoked',
};

/** The ticket, the same object from the buy box to the till; children stand between its head and its facts. */
export function Ticket({ ticket, children }: { ticket: TicketOf; children?: ReactNode }) {
  const isReady = ticket.status === 'issued';
  return (
    <article className="bg-card border-2 border-ink w-full">
      <header className={isReady ? 'bg-lime text-on-lime p-4' : 'bg-sunk p-4'}>
        <p className="text-sm">{ticket.venue.name}</p>
        <h2 className="voice-time text-2xl">{ticket.title}</h2>
      </header>
      <div className="tear p-4 flex flex-col gap-4">
        {children}
        <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
          <Fact term="Valid" detail={whenInWords(ticket.slot.local)} />
          <Fact term="For" detail={packagesOf(ticket)} />
          <Fact term="Paid" detail={formatMoney(ticket.price)} />
          <div>
            <dt className="text-sm text-ink-3">Status</dt>
            <dd>
              <Badge kind={isReady ? 'ok' : 'plain'}>{statusWords[ticket.status]}</Badge>
            </dd>
          </div>
        </dl>
      </div>
    </article>
  );
}

function Fact({ term, detail }: { term: string; detail: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-3">{term}</dt>
      <dd className="voice-time text-lg">{detail}</dd>
    </div>
  );
}

function packagesOf({ quantity, usesLeft }: TicketOf): string {
  const all = quantity === 1 ? '1 package' : `${quantity} packages`;
  return usesLeft > 0 && usesLeft < quantity ? `${all}, ${usesLeft} left` : all;
}
