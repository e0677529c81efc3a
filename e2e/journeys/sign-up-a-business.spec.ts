import { expect } from '@playwright/test';
import { moderator } from '../people/admin';
import { merchant } from '../people/merchant';
import { signIn } from '../people/sign-in';
import { anotherPerson, expectAccessible, password, people, test } from '../people/world';

const title = '60-minute massage and tea';

test('M1: a business signs up, describes itself and is verified', async ({ page, browser, world }) => {
  await page.goto('/sign-up');
  await expectAccessible(page);
  await page.getByLabel('Your name').fill('Olga Costa');
  await page.getByLabel('E-mail').fill(people.owner);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Open account' }).click();
  await expect(page.getByText('you can sign in now')).toBeVisible();
  await signIn(page, { email: people.owner, to: '/merchant/sign-up' });
  await expectAccessible(page);
  const owner = merchant(page);
  await owner.signUp('Casa Verde Spa');
  await expectAccessible(page);
  await owner.describePlace('Casa Verde');
  await owner.addPackage({ title, price: '60.00', cost: '18.00' });
  await expect(page.getByRole('table', { name: 'Packages' })).toContainText('€60');
  await page.goto('/merchant/today');
  await expectAccessible(page);
  await owner.press('Ask for verification');
  await expect(page.getByText('We check your business')).toBeVisible();

  const desk = await anotherPerson(browser);
  await signIn(desk, { email: people.admin, to: '/admin/queue' });
  await moderator(desk).open('Casa Verde Spa');
  await expectAccessible(desk);
  await moderator(desk).decide({ decision: 'Verify' });
  await expect(desk.getByText('All clear')).toBeVisible();
  await expectAccessible(desk);
  await desk.context().close();

  await page.goto('/merchant/today');
  await expect(page.getByText('We check your business')).toBeHidden();
  expect((await world.lettersTo(people.owner)).length).toBeGreaterThan(1);
});
