import { expect } from '@playwright/test';
import { well } from '../people/api';
import { openCasaVerde } from '../people/casa-verde';
import { consumer } from '../people/consumer';
import { expectAccessible, expectAccessibleInDark, test } from '../people/world';

const title = '60-minute massage and tea';
const afternoon = { what: 'massage', day: 'Wed 10 March', hours: 'Afternoon, 14 to 18' };

test('C1: somebody logged out finds a quiet hour nearby and reads what it costs and why', async ({
  page,
  world,
}) => {
  await world.casaVerde();
  const buyer = consumer(page);
  await page.goto('/');
  await expectAccessible(page);
  await expectAccessibleInDark(page);
  await buyer.search(afternoon);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“massage” in Porto Claro');
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('article')).toContainText('€42');
  await expect(page.getByRole('article')).toContainText('usually €60');
  await expect(page.getByRole('link', { name: `1: ${title}`, exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleInDark(page);

  await buyer.openDeal(title);
  await buyer.chooseDay(/10\s*March/);
  await buyer.chooseTime('15:00');
  await expect(buyer.buyBox()).toContainText('Wed 10 March, 15:00');
  await expect(buyer.buyBox()).toContainText('€42');
  await expect(buyer.buyBox()).toContainText('Other hours: €60');
  await expect(buyer.time('15:00')).toContainText('−30 %');
  await page.getByText('Why this price?').click();
  await expect(page.getByText('Everybody sees the same price')).toBeVisible();
  for (const part of ['What you get', 'When it costs less', 'The rules', 'Who sells it'])
    await expect(page.getByRole('heading', { name: part })).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleInDark(page);
});

test('C1 c: the quarter before the quiet hours and the hour after them cost the ordinary price', async ({
  page,
  world,
}) => {
  await world.casaVerde();
  const buyer = consumer(page);
  await buyer.search(afternoon);
  await buyer.openDeal(title);
  await buyer.chooseDay(/10\s*March/);
  for (const time of ['13:45', '17:00']) {
    await expect(buyer.time(time)).toContainText('€60');
    await buyer.chooseTime(time);
    await expect(buyer.buyBox()).toContainText('€60');
    await expect(page.getByRole('button', { name: 'Buy for €60' })).toBeVisible();
  }
  await expectAccessible(page);
});

test('whoever chooses a city finds what is there, and comes back to it', async ({ page, world }) => {
  await world.casaVerde();
  await page.goto('/');
  await expect(page.getByLabel('In which city?')).toHaveCount(0);
  await openCasaVerde(world.api, { address: 'Am Kai 1, Nordhafen', sells: { title: 'Harbour massage' } });
  await page.goto('/');
  await page.getByLabel('In which city?').selectOption('Nordhafen');
  await page.getByRole('button', { name: 'Show times' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quiet hours in Nordhafen');
  await expect(page.getByRole('article')).toHaveCount(1);
  await expectAccessible(page);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'All of Nordhafen' })).toBeVisible();
  await expect(page.getByLabel('In which city?')).toHaveValue('Nordhafen');
  await expectAccessible(page);
  await page.goto('/deals?q=massage');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“massage” in Nordhafen');
  await page.goto(`/deals?city=${'W'.repeat(80)}`);
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await beyond(), 'a name without a space stays on the page').toBeLessThanOrEqual(0);
  await page.goto('/deals?city=Atlantis');
  await expect(page.getByText('Nothing is on sale here just now')).toBeVisible();
  await expect(page.locator('meta[name=robots]'), 'found by nobody').toHaveAttribute('content', 'noindex');
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Porto Claro/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quiet hours in Porto Claro');
  await expect(page.locator('meta[name=robots]')).toHaveCount(0);
  await page.goto('/?city=');
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('city');
});

test('a search that nothing fits says what to drop, and dropping it finds something', async ({
  page,
  world,
}) => {
  await world.casaVerde();
  await consumer(page).search({ ...afternoon, hours: 'Night, 22 to 2' });
  await expect(page.getByText('Nothing fits all of this')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Night, 22 to 2.*drop this filter/ }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('C12: a full hour has a waiting list; a place that comes free is kept for the first, and passes to the next', async ({
  page,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  const visit = { dealId, start: '2027-03-10T15:00:00Z' };
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  well(await world.api.post('/v1/holds', { ...visit, quantity: 5, seenPrice: eur(30_000) }));
  const last = well(await world.api.post('/v1/holds', { ...visit, quantity: 1, seenPrice: eur(6000) }));
  await page.goto(`/deals/${dealId}?day=2027-03-10`);
  await page.getByText('Full, wait for a place:').getByRole('link', { name: '15:00' }).click();
  await expectAccessible(page);
  await page.getByLabel('At most, EUR').fill('60.00');
  await page.getByLabel('E-mail').fill('ana@example.org');
  await page.getByRole('button', { name: 'Wait for a place' }).click();
  await expect(page.getByText('You are asked first.')).toBeVisible();
  await expectAccessible(page);
  await world.moveTo('2027-03-08T10:01:00Z');
  const second = { ...visit, ceiling: eur(6000), email: 'ben@example.org' };
  const ben = well(await world.api.post('/v1/waits', second));
  await world.api.remove(`/v1/holds/${last.id}`);
  await world.moveTo('2027-03-08T10:01:01Z');
  expect(await world.lettersTo('ana@example.org')).toContainEqual(
    expect.stringContaining('A place came free'),
  );
  expect(await world.lettersTo('ben@example.org')).toHaveLength(1);
  await page.reload();
  await expect(page.getByText('It is yours for fifteen minutes.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Let the next one have it' }).click();
  await expect(page.getByRole('heading', { name: 'The place went on' })).toBeVisible();
  await world.moveTo('2027-03-08T10:01:02Z');
  await page.goto(`/waits/${ben.id}`);
  await page.getByRole('link', { name: 'Take the place' }).click();
  await consumer(page).pay({ email: 'ben@example.org', button: 'Pay €60' });
  await page.waitForURL(/\/orders\//);
  await page.goto(`/waits/${ben.id}`);
  await expect(page.getByRole('heading', { name: 'You have your place' })).toBeVisible();
});
