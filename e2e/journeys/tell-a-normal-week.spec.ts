import { expect } from '@playwright/test';
import { merchant } from '../people/merchant';
import { signIn } from '../people/sign-in';
import { expectAccessible, expectAccessibleInDark, people, test } from '../people/world';

test('M2: an owner tells a normal week hour by hour, and it is kept', async ({ page, world }) => {
  await world.casaVerde();
  await signIn(page, { email: people.owner, to: '/merchant/venue' });
  const owner = merchant(page);
  await owner.tellHour('Tue 14:00', 'Empty');
  await owner.tellHour('Sat 18:00', 'Full');
  await owner.press('Save this week');
  await expect(page.getByLabel('Tue 14:00', { exact: true }).locator('option:checked')).toHaveText('Empty');
  await expect(page.getByLabel('Sat 18:00', { exact: true }).locator('option:checked')).toHaveText('Full');
  await expectAccessible(page);
  await expectAccessibleInDark(page);
});
