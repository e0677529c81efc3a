import { expect } from '@playwright/test';
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
