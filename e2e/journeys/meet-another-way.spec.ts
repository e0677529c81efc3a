import { type Browser, expect, type Page } from '@playwright/test';
import { well } from '../people/api';
import { bought } from '../people/buying';
import { consumer } from '../people/consumer';
import { anotherPerson, expectAccessible, test, type World } from '../people/world';

const start = '2027-03-11T15:00:00Z';
const button = 'Join, and pay €37.80 when it goes ahead';

type Buyer = { readonly name: string; readonly card?: string; readonly groupId?: string };

function joins(world: World, dealId: string, { name, card = `tok_ok_${name}`, ...rest }: Buyer) {
  const email = `${name}@example.org`;
  return bought(world.api, { dealId, start, price: 3780, as: 'group', email, card, ...rest });
}

function pledges(world: World, dealId: string, name: string) {
  const starts = ['2027-03-09T15:00:00Z', '2027-03-10T15:00:00Z'];
  const payment = { method: 'card', token: `tok_ok_${name}` };
  const ceiling = { amount: 4000, currency: 'EUR' };
  return world.api.post('/v1/pledges', { dealId, starts, ceiling, payment, email: `${name}@example.org` });
}

/** Somebody else at the same address, with scripts off. */
async function withoutScripts(browser: Browser, path: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(path);
  return page;
}

test('C2: the counter goes on without a reload; it fails, and another hour comes instead', async ({
  page,
  browser,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  const ana = consumer(page);
  await ana.openTime({ dealId, start });
  await ana.joinFor('€37.80');
  await expect(page.getByLabel('Come at another of these hours')).toBeVisible();
  await page.getByLabel('Thu 11 March, 16:00').check();
  await expectAccessible(page);
  await ana.pay({ email: 'ana@example.org', otherwise: 'Come at another of these hours', button });
  await expect(page.getByText('1 of 4 joined.')).toBeVisible();
  const path = String(await page.getByRole('link', { name: 'See the group' }).getAttribute('href'));
  const group = await anotherPerson(browser);
  await group.goto(path);
  await expect(group.getByText('Too few groups stood like this before')).toBeVisible();
  await group.evaluate('window.stands = true');
  await joins(world, dealId, { name: 'ben' });
  await expect(group.getByText('2 of 4 joined.')).toBeVisible({ timeout: 8_000 });
  expect(await group.evaluate('window.stands')).toBe(true);
  const plain = await withoutScripts(browser, path);
  await expect(plain.getByText('2 of 4 joined.')).toBeVisible();
  await joins(world, dealId, { name: 'cleo' });
  await plain.reload();
  await expect(plain.getByText('3 of 4 joined.')).toBeVisible();

  await world.moveTo('2027-03-10T15:00:00Z');
  await expect(group.getByText('Nothing was taken for it')).toBeVisible({ timeout: 8_000 });
  await expectAccessible(group);
  await expect(page.getByText('You paid €42.')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Thu 11 March, 16:00' })).toBeVisible();
  await expectAccessible(page);
  for (const one of [group, plain]) await one.context().close();
});

test('C2 c: a card that fails after tipping is mended by another within its half hour', async ({
  page,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  const ana = await joins(world, dealId, { name: 'ana', card: 'tok_capture_fails_ana' });
  for (const name of ['ben', 'cleo', 'dora']) await joins(world, dealId, { name });
  await page.goto(`/orders/${ana.id}?accessToken=${ana.accessToken}`);
  await expect(page.getByText('Your card did not pay')).toBeVisible();
  await expect(page.getByText('Choose another card by 10:30')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Another card').selectOption({ label: 'A card that is declined' });
  await page.getByRole('button', { name: 'Pay €37.80 with it' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'declined' })).toBeVisible();
  await page.getByLabel('Another card').selectOption({ label: 'A card that pays' });
  await page.getByRole('button', { name: 'Pay €37.80 with it' }).click();
  await expect(page.getByText('You paid €37.80.')).toBeVisible();
  await expect(page.getByText('4 of 4 joined.')).toBeVisible();
  await expectAccessible(page);
});

test('C3: several hours named, one of them it is, and why', async ({ page, world }) => {
  const { dealId } = await world.casaVerde();
  await consumer(page).openTime({ dealId, start });
  await page.getByRole('link', { name: 'Name them all' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Name several hours' })).toBeVisible();
  await expectAccessible(page);
  for (const day of ['Tue 9 March', 'Wed 10 March'])
    await page.getByRole('group', { name: day }).getByLabel('15:00').check();
  await page.getByLabel('At most, EUR').fill('40.00');
  await page.getByLabel('E-mail').fill('ana@example.org');
  await page.getByRole('button', { name: 'Pledge, and pay when a group goes ahead' }).click();
  await expect(page.getByRole('heading', { name: 'Your pledge' })).toBeVisible();
  await expect(page.getByText('for at most €40')).toBeVisible();
  await expectAccessible(page);
  for (const name of ['ben', 'cleo', 'dora']) well(await pledges(world, dealId, name));
  await world.moveTo('2027-03-08T15:00:00Z');
  await expect(page.getByText('You paid €37.80.')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Tue 9 March, 15:00' })).toBeVisible();
  await expectAccessible(page);
});

test('C2 b, for teams: open ones are listed, and who leads may leave', async ({ page, browser, world }) => {
  const team = {
    ...{ scope: 'team', threshold: 3, maximum: 5, closesAfterHours: 24 },
    tiers: [{ members: 3, percentOff: 10 }],
  };
  const { dealId } = await world.casaVerde({ change: { group: team } });
  const ana = consumer(page);
  await ana.openTime({ dealId, start });
  await ana.joinFor('€37.80');
  await ana.pay({ email: 'ana@example.org', button });
  await expect(page.getByText('1 of 3 joined.')).toBeVisible();
  const path = String(await page.getByRole('link', { name: 'See the group' }).getAttribute('href'));
  const friend = await anotherPerson(browser);
  await consumer(friend).openTime({ dealId, start });
  await expect(friend.getByRole('heading', { name: 'Open teams' })).toBeVisible();
  await expectAccessible(friend);
  await friend.getByRole('region', { name: 'Open teams' }).getByRole('link').first().click();
  await friend.waitForURL((url) => url.pathname === path);
  await consumer(friend).joinFor('€37.80');
  await consumer(friend).pay({ email: 'ben@example.org', button });
  await expect(friend.getByText('2 of 3 joined.')).toBeVisible();
  await page.getByRole('link', { name: 'Leave the group' }).click();
  await page.getByRole('button', { name: /^Confirm/ }).click();
  await expect(page.getByText('Nothing was taken.')).toBeVisible();
  expect(await world.lettersTo('ben@example.org')).toContainEqual(expect.stringContaining('lead'));
  await page.goto(path);
  await expect(page.getByText('1 of 3 joined.')).toBeVisible();
  await expectAccessible(page);
  await friend.context().close();
});
