import { expect } from '@playwright/test';
import { moderator } from '../people/admin';
import { bought } from '../people/buying';
import { consumer } from '../people/consumer';
import { merchant } from '../people/merchant';
import { signIn } from '../people/sign-in';
import { anotherPerson, expectAccessible, people, test } from '../people/world';

const title = '60-minute massage and tea';
const rule = 'Tue, Wed, Thu 14:00 to 17:00: 30 % off, 3 places a start';
const start = '2027-03-10T15:00:00Z';

test('M4: a live deal is shared by link and square; words change at once, a lower price waits for a moderator', async ({
  page,
  browser,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  const order = await bought(world.api, { dealId, start, price: 4200, email: 'berta@example.org' });
  await signIn(page, { email: people.owner, to: `/merchant/deals/${dealId}` });
  const owner = merchant(page);
  await expect(page.getByRole('img', { name: 'The link of this deal, to be scanned' })).toBeVisible();
  await expectAccessible(page);
  const guest = await anotherPerson(browser);
  const buyer = consumer(guest);
  await guest.goto(await owner.linkToShare());
  await expect(guest.getByRole('heading', { level: 1, name: title })).toBeVisible();

  await page.getByLabel('Description').fill('An hour of massage, then tea under the lemon tree.');
  await owner.press('Save the deal');
  await expect(page.getByText('Saved.')).toBeVisible();
  await guest.reload();
  await expect(guest.getByText('tea under the lemon tree').first()).toBeVisible();

  await owner.unmark(rule);
  await owner.markHours({ days: ['Tue', 'Wed', 'Thu'], from: '14:00', to: '17:00', percent: 40 });
  await owner.press('Save the deal');
  await expect(page.getByText('Your change waits for a moderator')).toBeVisible();
  await expectAccessible(page);
  await buyer.openTime({ dealId, start });
  await expect(buyer.buyBox()).toContainText('€42');

  const desk = await anotherPerson(browser);
  await signIn(desk, { email: people.admin, to: '/admin/queue' });
  await moderator(desk).open(title);
  await expectAccessible(desk);
  await moderator(desk).decide({ decision: 'Approve' });
  await expect(desk.getByText('All clear')).toBeVisible();
  await buyer.openTime({ dealId, start });
  await expect(buyer.buyBox()).toContainText('€36');
  await guest.goto(`/orders/${order.id}?accessToken=${order.accessToken}`);
  await expect(guest.getByText('You paid €42.')).toBeVisible();
  await guest.context().close();
  await desk.context().close();
});
