import { expect } from '@playwright/test';
import { consumer } from '../people/consumer';
import { expectAccessible, test } from '../people/world';

const start = '2027-03-10T15:00:00Z';
const email = 'berta@example.org';

test('C1 a: a hold that ran out is told kindly, and the hour can be taken again', async ({ page, world }) => {
  const { dealId } = await world.casaVerde();
  const buyer = consumer(page);
  await buyer.openTime({ dealId, start });
  await buyer.buyFor('€42');
  await world.moveTo('2027-03-08T10:10:01Z');
  await buyer.pay({ email, button: 'Pay €42' });
  await expect(page.getByText('Your ten minutes are over')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Take the same time again' }).click();
  await buyer.buyFor('€42');
  await buyer.pay({ email, button: 'Pay €42' });
  await expect(page.getByText('It is yours')).toBeVisible();
});

test('C1 b: a declined card takes nothing and the place stays kept', async ({ page, world }) => {
  const { dealId } = await world.casaVerde();
  const buyer = consumer(page);
  await buyer.openTime({ dealId, start });
  await buyer.buyFor('€42');
  await buyer.pay({ email, button: 'Pay €42', card: 'A card that is declined' });
  await expect(page.getByRole('alert').filter({ hasText: 'declined' })).toContainText('still kept');
  await expectAccessible(page);
  await buyer.pay({ email, button: 'Pay €42' });
  await expect(page.getByText('It is yours')).toBeVisible();
});

test('C1: two tabs of one checkout buy once', async ({ page, context, world }) => {
  const { dealId } = await world.casaVerde();
  const buyer = consumer(page);
  await buyer.openTime({ dealId, start });
  await buyer.buyFor('€42');
  const tab = await context.newPage();
  await tab.goto(page.url());
  await buyer.pay({ email, button: 'Pay €42' });
  await expect(page.getByText('It is yours')).toBeVisible();
  await consumer(tab).pay({ email, button: 'Pay €42' });
  await expect(tab.getByText('This is bought already')).toBeVisible();
  await expectAccessible(tab);
  expect(await world.lettersTo(email)).toHaveLength(1);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('the whole way from the start page to the voucher works', async ({ page, world }) => {
    await world.casaVerde();
    const buyer = consumer(page);
    await buyer.search({ what: 'massage', day: 'Wed 10 March', hours: 'Afternoon, 14 to 18' });
    await buyer.openDeal('60-minute massage and tea');
    await buyer.chooseDay(/10\s*March/);
    await buyer.chooseTime('15:00');
    await buyer.buyFor('€42');
    await buyer.pay({ email, button: 'Pay €42' });
    await expect(page.getByText('You paid €42.')).toBeVisible();
    await page.getByRole('link', { name: 'Show the voucher' }).click();
    await expect(page.getByRole('img', { name: /^Code / })).toBeVisible();
  });
});
