import { expect } from '@playwright/test';
import { moderator } from '../people/admin';
import { bought } from '../people/buying';
import { submittedDeal } from '../people/casa-verde';
import { signIn } from '../people/sign-in';
import { expectAccessible, expectAccessibleInDark, people, test } from '../people/world';

test('A1: a moderator asks for changes, approves one deal and refuses another, each with reasons', async ({
  page,
  world,
}) => {
  const casaVerde = await world.casaVerde();
  await submittedDeal(world.api, { ...casaVerde, change: { title: 'Slow massage' } });
  await world.moveTo('2027-03-08T10:05:00Z');
  await submittedDeal(world.api, { ...casaVerde, change: { title: 'Miracle massage' } });
  await signIn(page, { email: people.admin, to: '/admin/queue' });
  const waiting = page.getByRole('navigation', { name: 'Waiting' });
  await expect(waiting.getByRole('link')).toHaveCount(2);
  await expect(waiting.getByRole('link').first()).toContainText('Slow massage');
  await expectAccessible(page);
  await expectAccessibleInDark(page);
  const mona = moderator(page);
  await mona.open('Slow massage');
  await mona.decide({ decision: 'Ask for changes', reason: 'Unclear validity', note: 'Until when?' });
  await expect(waiting.getByRole('link')).toHaveCount(1);
  await mona.open('Miracle massage');
  await mona.decide({ decision: 'Refuse', reason: 'Misleading claim', note: 'Massage heals nothing.' });
  await expect(page.getByText('All clear')).toBeVisible();
  await expectAccessible(page);

  const third = await submittedDeal(world.api, { ...casaVerde, change: { title: 'Honest massage' } });
  await mona.open('Honest massage');
  await mona.decide({ decision: 'Approve' });
  await expect(page.getByText('All clear')).toBeVisible();
  const { status } = (await world.api.get(`/v1/deals/${third}`)).body;
  expect(status).toBe('live');
  await page.goto(`/admin/audit?entity=${third}`);
  await expect(page.getByRole('table')).toBeVisible();
  await expectAccessible(page);
});

test('A3: a moderator stops a deal: off sale at once, holds let go, vouchers stay valid', async ({
  page,
  world,
}) => {
  const { dealId, venueId, clerk } = await world.casaVerde();
  const start = '2027-03-10T15:00:00Z';
  const seenPrice = { amount: 4200, currency: 'EUR' };
  const order = await bought(world.api, { dealId, start, price: 4200, email: 'ana@example.org' });
  await world.api.post('/v1/holds', { dealId, start, quantity: 1, as: 'solo', seenPrice });
  await signIn(page, { email: people.admin, to: '/admin/deals' });
  await expectAccessible(page);
  const { slug } = (await world.api.get(`/v1/deals/${dealId}`)).body;
  await page.getByLabel('Title, address of its page, or its id').fill(`/deals/${slug}`);
  await page.getByRole('button', { name: 'Find' }).click();
  await expectAccessible(page);
  await moderator(page).stop({ reason: 'Prohibited service', note: 'No licence for this.' });
  await expect(page.getByText('It is off sale for good. Vouchers stay valid.')).toBeVisible();
  await expectAccessible(page);

  const another = { dealId, start, quantity: 1, as: 'solo', seenPrice };
  expect((await world.api.post('/v1/holds', another)).body.code).toBe('deal-not-live');
  await world.moveTo('2027-03-10T14:50:00Z');
  const code = order.vouchers?.[0]?.code;
  const check = await world.api.post('/v1/redemptions/checks', { code, venueId }, { token: clerk });
  expect(check.body.outcome).toBe('valid');
});
