import { type Api, well } from './api';

type Wanted = {
  readonly dealId: string;
  readonly start: string;
  readonly email: string;
  readonly price: number;
  readonly as?: 'solo' | 'group';
  readonly card?: string;
  readonly groupId?: string;
};
export type Bought = {
  readonly id: string;
  readonly accessToken: string;
  readonly group?: { readonly id: string };
  readonly vouchers?: readonly { readonly id: string; readonly code: string }[];
};

/** What somebody bought before the journey begins, as a guest, by the API. */
export async function bought(
  api: Api,
  { price, card = 'tok_ok', as = 'solo', ...rest }: Wanted,
): Promise<Bought> {
  const order = {
    ...rest,
    as,
    quantity: 1,
    seenPrice: { amount: price, currency: 'EUR' },
    payment: { method: 'card', token: card },
  };
  return well(await api.post('/v1/orders', order)) as unknown as Bought;
}

export type SlotSeen = { readonly start: string; readonly seatsLeft: number; readonly dealSeatsLeft: number };

/** What the API says of one start of a deal. `start` is an instant of UTC. */
export async function slotAt(api: Api, { dealId, start }: { dealId: string; start: string }) {
  const day = start.slice(0, 10);
  const slots = well(await api.get(`/v1/deals/${dealId}/slots?from=${day}&until=${day}`));
  return (slots as unknown as readonly SlotSeen[]).find((slot) => slot.start === start);
}
