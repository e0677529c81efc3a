import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { bought, slotAt } from '../people/buying';
import { consumer } from '../people/consumer';
import { expectLight, expectLives, expectStandsStill } from '../people/weight';
import { anotherPerson, expectAccessible, expectAccessibleInDark, test } from '../people/world';

const start = '2027-03-10T15:00:00Z';
const email = 'berta@example.org';
const title = '60-minute massage and tea';

async function holdAfternoon(page: Page): Promise<void> {
  const buyer = consumer(page);
  await buyer.search({ what: 'massage', day: 'Wed 10 March', hours: 'Afternoon, 14 to 18' });
  await buyer.openDeal(title);
  await buyer.chooseDay(/10\s*March/);
  await buyer.chooseTime('15:00');
  await buyer.buyFor('€42');
}

test('C1: a guest finds Wednesday 15:00, answers the bank, and holds one voucher whatever is pressed again', async ({
  page,
  browser,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  for (const path of ['/', '/deals', `/deals/${dealId}`]) {
    await page.goto(path);
    await expectStandsStill(page);
  }
  await holdAfternoon(page);
  const checkout = page.url();
  await expectLives(page, 33_000);
  await expect(page.getByRole('timer')).toContainText(/^(10:00|9:\d\d)$/);
  await expect(page.getByLabel('I have read the rules of this deal.')).not.toBeChecked();
  await expectAccessible(page);
  await expectAccessibleInDark(page);
  await page.getByRole('button', { name: 'I need more time' }).click();
  await expect(page.getByRole('button', { name: 'I need more time' })).toBeHidden();
  await expect(page.getByRole('timer')).toContainText(/^(20:00|19:\d\d)$/);
  await consumer(page).pay({ email, button: 'Pay €42', card: 'A card whose bank asks you first' });
  await expect(page.getByRole('heading', { name: 'Your bank asks' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Yes, it is me' }).click();
  await expect(page.getByText('You paid €42.')).toBeVisible();
  await expectLight(page);
  await expectAccessible(page);
  await expectAccessibleInDark(page);

  await page.reload();
  await expect(page.getByText('You paid €42.')).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Yes, it is me' }).click();
  await expect(page.getByText('You paid €42.')).toBeVisible();
  expect(await slotAt(world.api, { dealId, start })).toMatchObject({ seatsLeft: 5, dealSeatsLeft: 2 });
  const [calendar] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Add to your calendar' }).click(),
  ]);
  const file = await readFile(await calendar.path(), 'utf8');
  expect(file).toContain('DTSTART:20270310T150000Z');
  expect(file).toContain(`SUMMARY:${title} at Casa Verde`);

  await page.getByRole('link', { name: 'Show the voucher' }).click();
  await expect(page.getByRole('img', { name: /^Code [2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4} / })).toBeVisible();
  await expectLight(page);
  await expectAccessible(page);
  await expectAccessibleInDark(page);
  await page.goto(checkout);
  await expect(page.getByText('This is bought already')).toBeVisible();

  await page.goto(`/dev/mail?to=${email}`);
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 2 })).toContainText('Your voucher: Casa Verde');
  await expectAccessible(page);
  await expect(page.getByText('Free to cancel until Tue 9 March, 15:00.')).toBeVisible();
  const [link = ''] = /http\S+/.exec(await page.getByRole('article').innerText()) ?? [];
  const elsewhere = await anotherPerson(browser);
  await elsewhere.goto(link);
  await expect(elsewhere.getByText('You paid €42.')).toBeVisible();
  await elsewhere.context().close();
});

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

test('C1 d: of two after the last place one pays 42, the other is shown 60 before paying', async ({
  page,
  browser,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  for (const name of ['one', 'two'])
    await bought(world.api, {
      dealId,
      start,
      price: 4200,
      email: `${name}@example.org`,
      card: `tok_ok_${name}`,
    });
  const other = await anotherPerson(browser);
  const [first, second] = [consumer(page), consumer(other)];
  await first.openTime({ dealId, start });
  await second.openTime({ dealId, start });
  await first.buyFor('€42');
  await other.getByRole('button', { name: 'Buy for €42' }).click();
  await expect(other.getByRole('alert').filter({ hasText: '€60' })).toContainText('Nothing was taken');
  await expect(second.buyBox()).toContainText('€60');
  await expectAccessible(other);
  await first.pay({ email, button: 'Pay €42' });
  await expect(page.getByText('You paid €42.')).toBeVisible();
  await second.buyFor('€60');
  await second.pay({ email: 'late@example.org', button: 'Pay €60' });
  await expect(other.getByText('You paid €60.')).toBeVisible();
  await other.context().close();
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
    await holdAfternoon(page);
    await consumer(page).pay({ email, button: 'Pay €42' });
    await expect(page.getByText('You paid €42.')).toBeVisible();
    await page.getByRole('link', { name: 'Show the voucher' }).click();
    await expect(page.getByRole('img', { name: /^Code / })).toBeVisible();
  });
});
