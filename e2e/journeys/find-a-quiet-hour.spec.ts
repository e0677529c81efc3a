import { expect } from '@playwright/test';
import { consumer } from '../people/consumer';
import { expectAccessible, test } from '../people/world';

const title = '60-minute massage and tea';

test('C1 c: the quarter before the quiet hours and the hour after them cost the ordinary price', async ({
  page,
  world,
}) => {
  await world.casaVerde();
  const buyer = consumer(page);
  await buyer.search({ what: 'massage', day: 'Wed 10 March', hours: 'Afternoon, 14 to 18' });
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
