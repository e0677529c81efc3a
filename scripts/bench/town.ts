import { type Api, apiAt, well } from '../../e2e/people/api';
import { openCasaVerde, submittedDeal } from '../../e2e/people/casa-verde';
import type { Ask } from './load';

const dayMs = 86_400_000;
const deals = 8;

/** Venues with so many deals, on sale as of now, each with more seats than a bench can sell. @returns an endless crowd of buyers. */
export async function openTown(address: string): Promise<() => Ask> {
  const api = apiAt(address);
  const now = Date.now();
  const dayOf = (days: number) => new Date(now + days * dayMs).toISOString().slice(0, 10);
  const change = {
    salesFrom: new Date(now - dayMs).toISOString(),
    salesUntil: new Date(now + 60 * dayMs).toISOString(),
    visitFrom: dayOf(0),
    visitUntil: dayOf(90),
    offPeak: [],
    group: null,
    limits: { perPerson: 500, total: null },
  };
  const first = await openCasaVerde(api, { seats: 2_000, change });
  const dealIds = [first.dealId];
  while (dealIds.length < deals) dealIds.push(await oneMore(api, first, change));
  const starts = startsFrom(now);
  let number = 0;
  return () => {
    number += 1;
    const body = {
      dealId: dealIds[number % dealIds.length],
      start: starts[Math.floor(number / 3) % starts.length],
      quantity: 1,
      as: 'solo',
      email: `buyer${number}@example.org`,
      seenPrice: { amount: 6000, currency: 'EUR' },
      payment: { method: 'card', token: `tok_ok_bench${number}` },
    };
    const headers = { 'idempotency-key': `bench-${now}-${number}` };
    return { method: 'POST', path: '/api/v1/orders', body, headers };
  };
}

type Casa = Awaited<ReturnType<typeof openCasaVerde>>;

async function oneMore(
  api: Api,
  { owner, admin, venueId, packageId }: Casa,
  change: object,
): Promise<string> {
  const dealId = await submittedDeal(api, { owner, venueId, packageId, change });
  const approval = { decision: 'approve', reasons: [], version: 1 };
  well(await api.post(`/v1/admin/deals/${dealId}/decisions`, approval, { token: admin }));
  return dealId;
}

/** Hours of the weeks to come at which the venue is open, from the day after tomorrow on. */
function startsFrom(now: number): string[] {
  const starts: string[] = [];
  for (let day = 2; day < 50; day += 1) {
    const at = new Date(now + day * dayMs);
    if (at.getUTCDay() === 1) continue;
    for (const hour of [11, 12, 13, 14, 15, 16, 17, 18])
      starts.push(`${at.toISOString().slice(0, 10)}T${hour}:00:00Z`);
  }
  return starts;
}
