import { expect } from '@playwright/test';
import { bought } from '../people/buying';
import { consumer } from '../people/consumer';
import { merchant } from '../people/merchant';
import { signIn } from '../people/sign-in';
import { anotherPerson, expectAccessible, people, test } from '../people/world';

const wednesday = '2027-03-10T15:00:00Z';

test('M7: an owner pauses the sale and goes on; what is sold stays good', async ({
  page,
  browser,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  const email = 'berta@example.org';
  const order = await bought(world.api, { dealId, start: wednesday, price: 4200, email });
  await signIn(page, { email: people.owner, to: `/merchant/deals/${dealId}` });
  const owner = merchant(page);
  await owner.press('Pause the sale');
  await expect(page.getByRole('button', { name: 'Go on selling' })).toBeVisible();
  await expectAccessible(page);
  const guest = await anotherPerson(browser);
  await consumer(guest).openTime({ dealId, start: wednesday });
  await expect(guest.getByText('This deal takes a break')).toBeVisible();
  await expect(guest.getByRole('button', { name: /^Buy for/ })).toBeHidden();
  await expectAccessible(guest);
  await guest.goto(`/vouchers/${order.vouchers?.[0]?.id}?accessToken=${order.accessToken}`);
  await expect(guest.getByRole('img', { name: /^Code / })).toBeVisible();
  await owner.press('Go on selling');
  await expect(page.getByRole('button', { name: 'Pause the sale' })).toBeVisible();
  await consumer(guest).openTime({ dealId, start: wednesday });
  await expect(guest.getByRole('button', { name: 'Buy for €42' })).toBeVisible();
  await guest.context().close();
});

test('M7: no day is closed over a sold visit before its guest was helped', async ({ page, world }) => {
  const { dealId } = await world.casaVerde();
  const email = 'berta@example.org';
  await bought(world.api, { dealId, start: wednesday, price: 4200, email });
  await signIn(page, { email: people.owner, to: '/merchant/venue' });
  const owner = merchant(page);
  await owner.fillClosure({ from: '2027-03-10', until: '2027-03-10', why: 'Repairs' });
  await owner.press('Save the place');
  await expect(page.getByText('1 visit is sold on the days you close.')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/merchant/week');
  await page.getByLabel('Call off 15:00').click();
  await expectAccessible(page);
  await owner.press('Give the money back');
  await expect(page.getByLabel('Call off 15:00')).toHaveCount(0);
  expect(await world.lettersTo(email)).toContainEqual(expect.stringContaining('Called off'));
  await page.goto('/merchant/venue');
  await owner.closeFor({ from: '2027-03-10', until: '2027-03-10', why: 'Repairs' });
});

test('M7: a closed day and a closed season are not on sale', async ({ page, browser, world }) => {
  const { dealId } = await world.casaVerde();
  await signIn(page, { email: people.owner, to: '/merchant/venue' });
  const owner = merchant(page);
  await owner.closeFor({ from: '2027-03-10', until: '2027-03-10', why: 'Repairs' });
  await owner.closeFor({ from: '2027-03-16', until: '2027-03-28', why: 'Spring break' });
  await expectAccessible(page);
  const guest = await anotherPerson(browser);
  for (const [day, said] of Object.entries({ '2027-03-10': 'Wed 10 March', '2027-03-18': 'Thu 18 March' })) {
    await consumer(guest).openDay({ dealId, day });
    await expect(guest.getByText(`Nothing to book on ${said}`)).toBeVisible();
  }
  await expectAccessible(guest);
  await consumer(guest).openDay({ dealId, day: '2027-03-11' });
  await expect(consumer(guest).time('15:00')).toContainText('€42');
  await guest.context().close();
});
