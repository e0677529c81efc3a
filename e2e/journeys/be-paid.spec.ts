import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { well } from '../people/api';
import { bought } from '../people/buying';
import type { CasaVerde } from '../people/casa-verde';
import { signIn } from '../people/sign-in';
import { expectAccessible, people, test, type World } from '../people/world';

const accountant = 'accountant@casaverde.test';
const start = '2027-03-10T15:00:00Z';

/** Ana pays 42.00 for Wednesday 15:00 and is let in. */
async function visit({ api, moveTo }: World, { dealId, venueId, clerk }: CasaVerde) {
  const order = await bought(api, { dealId, start, price: 4200, email: 'ana@example.org' });
  await moveTo('2027-03-10T15:02:00Z');
  const code = order.vouchers?.[0]?.code;
  well(await api.post('/v1/redemptions', { code, venueId }, { token: clerk }));
  return order;
}

/** Cold water: the merchant agrees, and a moderator too, for the visit was had. */
async function givenBack(
  { api }: World,
  { owner, admin }: CasaVerde,
  order: Awaited<ReturnType<typeof visit>>,
) {
  const claim = { reason: 'other', words: 'Cold water.', accessToken: order.accessToken };
  const { id } = well(await api.post(`/v1/orders/${order.id}/claims`, claim));
  const answer = { answer: 'accept', words: 'The boiler broke.' };
  well(await api.post(`/v1/claims/${id}/answers`, answer, { token: owner }));
  const decision = { decision: 'uphold', words: 'Both agree.' };
  well(await api.post(`/v1/admin/claims/${id}/decisions`, decision, { token: admin }));
}

/** What a link of the page brings as a file. */
async function kept(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

const cents = (decimal = '') => Math.round(Number(decimal) * 100);

test('M9: the accountant sees each voucher, the reserve, the transfer and what went back after it', async ({
  page,
  world,
}) => {
  const spa = await world.casaVerde();
  const invited = { email: accountant, role: 'accountant' };
  well(await world.api.post(`/v1/merchants/${spa.merchantId}/staff`, invited, { token: spa.owner }));
  await world.acceptInvitation(accountant, await world.account(accountant, 'Aldo Count'));

  await signIn(page, { email: people.admin, to: `/admin/merchants/${spa.merchantId}` });
  await page.getByLabel('Share to hold back, in percent').fill('20');
  await page.getByLabel('For how many days').fill('30');
  await page.getByLabel('Why, for the merchant').fill('The first weeks.');
  await page.getByRole('button', { name: 'Set the reserve' }).click();
  await expect(page.getByText('20 % of each day is held back for 30 days: The first weeks.')).toBeVisible();
  await expectAccessible(page);

  const order = await visit(world, spa);
  await world.moveTo('2027-03-11T09:00:00Z');
  await page.context().clearCookies();
  await signIn(page, { email: accountant, to: '/merchant/money?day=2027-03-10' });
  const vouchers = page.getByRole('table', { name: 'Vouchers redeemed' });
  for (const amount of ['€60', '€18', '€3.36', '8 %, new guest, quiet hour', '€7.85', '€38.64'])
    await expect(vouchers).toContainText(amount);
  await expect(page.getByRole('table', { name: 'Adjustments' })).toContainText('Held back as a reserve');
  await expect(page.getByText('Transfer €30.92')).toBeVisible();
  await expect(
    page.getByText(/^Arrived, reference .* The reserve is released on Fri 9 April\.$/),
  ).toBeVisible();
  await expect(page.getByText('20 % of each day is held back for 30 days')).toBeVisible();
  await expectAccessible(page);

  const table = await kept(page, 'For spreadsheets (CSV)');
  expect(table.name).toBe('statement-2027-03-10.csv');
  const [titles = [], ...rows] = table.bytes
    .toString('utf8')
    .trim()
    .split('\r\n')
    .map((row) => row.split(','));
  const nets = rows.map((row) => cents(row[titles.indexOf('net')]));
  expect(nets).toEqual([3864, -772, 3092]);
  expect(rows.map(([what]) => what)).toEqual(['visit', 'reserve-held', 'transfer']);
  const paper = await kept(page, 'For paper (PDF)');
  expect(paper.name).toBe('statement-2027-03-10.pdf');
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-');

  await givenBack(world, spa, order);
  await world.moveTo('2027-03-11T10:00:00Z');
  await page.getByRole('link', { name: 'Day after' }).click();
  await expect(page.getByRole('table', { name: 'Adjustments' })).toContainText('Refund after the visit');
  await expect(page.getByRole('table', { name: 'Adjustments' })).toContainText('-€38.64');
  await expect(page.getByText('More went back than you earned')).toBeVisible();
  await expect(page.getByText('€38.64 is taken from what you earn next.')).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await signIn(page, { email: people.admin, to: '/admin/ledger' });
  await expect(page.getByText('It balances')).toBeVisible();
  await expect(page.getByText('Merchants below zero')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Accounts beside the other books' })).not.toContainText('No');
  await expectAccessible(page);
});
