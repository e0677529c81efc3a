import { type Api, well } from './api';

/** Monday 8 March 2027, 10:00 in Lisbon, and the fixture of journeys.md, made by its people through the API. */
export const monday = '2027-03-08T10:00:00Z';
const euro = (amount: number) => ({ amount, currency: 'EUR' });
const days = (weekdays: readonly number[], from: string, to: string) =>
  weekdays.map((weekday) => ({ weekday, from, to }));

export type CasaVerde = {
  readonly owner: string;
  readonly clerk: string;
  readonly admin: string;
  readonly merchantId: string;
  readonly venueId: string;
  readonly packageId: string;
  readonly dealId: string;
};

export type Wanted = {
  readonly seats?: number;
  readonly change?: object;
  /** Overrides fields of what is sold. */
  readonly sells?: object;
  /** How busy an ordinary week is, 1 for the week of journeys.md. */
  readonly busy?: number;
  readonly address?: string;
  /** Tokens of people who are there already. */
  readonly by?: { readonly owner?: string; readonly admin?: string };
};

/** Signs Casa Verde up, describes its week and its deal, and has both approved. `change` overrides fields of the deal. */
export async function openCasaVerde(
  api: Api,
  {
    seats = 6,
    change = {},
    sells = {},
    busy = 1,
    address = 'Rua das Flores 7, Porto Claro',
    by = {},
  }: Wanted = {},
): Promise<CasaVerde> {
  const owner = by.owner ?? (await person(api, { name: 'Olga Costa', roles: ['merchant'] }));
  const admin = by.admin ?? (await person(api, { name: 'Mona Moderator', roles: ['admin'] }));
  const merchantId = await verifiedMerchant(api, { owner, admin });
  const clerk = await person(api, {
    name: 'Clara Till',
    roles: ['clerk'],
    merchantId,
    merchantRole: 'clerk',
  });
  const venueId = await openVenue(api, { owner, merchantId, seats, busy, address });
  const packageId = await sellMassage(api, { owner, venueId, sells });
  const dealId = await submittedDeal(api, { owner, venueId, packageId, change });
  const approval = { decision: 'approve', reasons: [], version: 1 };
  well(await api.post(`/v1/admin/deals/${dealId}/decisions`, approval, { token: admin }));
  return { owner, clerk, admin, merchantId, venueId, packageId, dealId };
}

export async function person(api: Api, who: object): Promise<string> {
  return String(well(await api.post('/test/people', who)).token);
}

async function verifiedMerchant(
  api: Api,
  { owner, admin }: { owner: string; admin: string },
): Promise<string> {
  const form = {
    name: 'Casa Verde Spa',
    country: 'PT',
    currency: 'EUR',
    contactEmail: 'casa@example.org',
    registrationNumber: 'PT500000000',
  };
  const id = String(well(await api.post('/v1/merchants', form, { token: owner })).id);
  well(await api.post(`/v1/merchants/${id}/submissions`, {}, { token: owner }));
  well(
    await api.post(
      `/v1/admin/merchants/${id}/decisions`,
      { decision: 'verify', reasons: [] },
      { token: admin },
    ),
  );
  return id;
}

type Opening = {
  readonly owner: string;
  readonly merchantId: string;
  readonly seats: number;
  readonly busy: number;
  readonly address: string;
};

async function openVenue(api: Api, { owner, merchantId, seats, busy, address }: Opening): Promise<string> {
  const venue = {
    name: 'Casa Verde',
    address,
    location: { lat: 41.145, lng: -8.615 },
    timeZone: 'Europe/Lisbon',
    stepMinutes: 15,
    seats,
    hours: days([2, 3, 4, 5, 6, 7], '10:00', '20:00'),
  };
  const id = String(well(await api.post(`/v1/merchants/${merchantId}/venues`, venue, { token: owner })).id);
  const share = (seats / 6) * busy;
  const week = [
    ...days([2, 3, 4], '14:00', '17:00').map((one) => ({ ...one, expectedSeats: 1.5 * share })),
    ...days([2, 3, 4], '17:00', '20:00').map((one) => ({ ...one, expectedSeats: 2.4 * share })),
    ...days([5, 6, 7], '17:00', '20:00').map((one) => ({ ...one, expectedSeats: 5.4 * share })),
  ];
  well(await api.put(`/v1/venues/${id}/busyness`, { week }, { token: owner }));
  return id;
}

async function sellMassage(
  api: Api,
  { owner, venueId, sells }: { owner: string; venueId: string; sells: object },
): Promise<string> {
  const made = {
    title: '60-minute massage and tea',
    lines: [{ title: '60-minute massage and tea', quantity: 1, listPrice: euro(6000) }],
    variableCost: euro(1800),
    durationMinutes: 60,
    cleanUpMinutes: 15,
    seatsPerUnit: 1,
    taxPercent: 23,
    category: 'massage',
    ...sells,
  };
  return String(well(await api.post(`/v1/venues/${venueId}/packages`, made, { token: owner })).id);
}

type Selling = {
  readonly owner: string;
  readonly venueId: string;
  readonly packageId: string;
  readonly change?: object;
};

/** A deal that waits for a moderator. `change` overrides its fields. */
export async function submittedDeal(
  api: Api,
  { owner, venueId, packageId, change }: Selling,
): Promise<string> {
  const deal = { ...massage, venueId, packageId, ...change };
  const { id } = well(await api.post('/v1/deals', deal, { token: owner }));
  well(await api.post(`/v1/deals/${id}/submissions`, {}, { token: owner }));
  return String(id);
}

const massage = {
  title: '60-minute massage and tea',
  description: 'An hour of massage, then tea in the courtyard.',
  salesFrom: '2027-03-01T10:00:00Z',
  salesUntil: '2027-04-30T22:00:00Z',
  visitFrom: '2027-03-08',
  visitUntil: '2027-06-30',
  offPeak: [{ weekdays: [2, 3, 4], from: '14:00', to: '17:00', percentOff: 30, seats: 3 }],
  floorPrice: euro(3000),
  guardPercent: 60,
  group: {
    scope: 'slot',
    threshold: 4,
    maximum: 5,
    closesHoursBefore: 24,
    tiers: [{ members: 4, percentOff: 10 }],
  },
  limits: { perPerson: 2, total: 200 },
  cancelHoursBefore: 24,
  exclusions: ['drinks'],
};
