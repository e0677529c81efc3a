import type { ReactNode } from 'react';
import type { Money } from '@/domain/money/money';
import { Badge } from '../ui/badge';
import { Table, type TableColumn } from '../ui/table';
import { formatMoney } from '../words/money';

export type Booking = {
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
  readonly places: number;
  readonly status: string;
  readonly as: 'solo' | 'group' | 'pledge';
  readonly price: Money;
  readonly slot: { readonly local: string };
};

const columns: readonly TableColumn<Booking>[] = [
  { title: 'Time', cell: ({ slot }) => <time className="voice-time text-base">{slot.local.slice(11)}</time> },
  { title: 'Guest', cell: ({ name }) => name },
  { title: 'Places', cell: ({ places }) => places, isNumber: true },
  { title: 'Price', cell: ({ price }) => formatMoney(price), isNumber: true },
  {
    title: 'Status',
    cell: ({ status, as }) => (
      <Badge kind={as === 'group' ? 'group' : kinds[status]}>
        {as === 'group' ? `Group, ${status}` : status}
      </Badge>
    ),
  },
];

const kinds: Record<string, 'ok' | 'warn' | 'plain'> = { paid: 'ok', authorised: 'warn' };

type Props = {
  readonly caption: string;
  readonly bookings: readonly Booking[];
  /** What may be done about a visit; without it nothing is offered. */
  readonly actOn?: (booking: Booking) => ReactNode;
};

/** Visits in the order they come. */
export function BookingTable({ caption, bookings, actOn }: Props) {
  const shown = actOn ? [...columns, { title: 'If it cannot be', cell: actOn }] : columns;
  return <Table caption={caption} columns={shown} rows={bookings} keyOf={({ id }) => id} />;
}
