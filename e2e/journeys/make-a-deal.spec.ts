import { expect } from '@playwright/test';
import { merchant } from '../people/merchant';
import { signIn } from '../people/sign-in';
import { weekGrid } from '../people/week-grid';
import { expectAccessible, expectAccessibleInDark, people, test } from '../people/world';

const title = '60-minute massage and tea';
const quiet = { days: ['Tue', 'Wed', 'Thu'], from: '14:00', to: '17:00' };
const cells = { from: 'Tue 14:00', to: 'Thu 16:30' };
const rule = 'Tue, Wed, Thu 14:00 to 17:00: 30 % off, 3 places a start';
const nothing = 'Every hour has its usual price.';

test('M3: an owner marks the slow hours by hand, by keys and by words, and hands the deal in', async ({
  page,
  world,
}) => {
  const { packageId } = await world.casaVerde();
  await signIn(page, { email: people.owner, to: '/merchant/deals' });
  await expectAccessible(page);
  await page.getByRole('link', { name: `${title}, €60` }).click();
  await expect(page).toHaveURL(new RegExp(packageId));
  await expect(page.getByRole('heading', { level: 1, name: 'New deal' })).toBeVisible();
  const [owner, week] = [merchant(page), weekGrid(page)];
  await week.choose({ percent: 30, places: 3 });
  await expect(week.cell('Tue 14:00')).toHaveAccessibleName(/usually 25 percent full/);
  await week.drag(cells);
  await expect(owner.rules()).toContainText(rule);
  await owner.press('Undo');
  await expect(owner.rules()).toContainText(nothing);
  await week.press({ ...cells, tens: 3 });
  await expect(owner.rules()).toContainText(rule);
  await page.keyboard.press('Control+z');
  await expect(owner.rules()).toContainText(nothing);
  await owner.markHours({ ...quiet, percent: 30 });
  await expect(owner.rules()).toContainText(rule);
  await expectAccessible(page);
  await expectAccessibleInDark(page);

  await page.getByLabel('Title', { exact: true }).fill('Quiet massage');
  await page.getByLabel('Buying together').selectOption({ label: 'One group an hour' });
  await owner.press('Save the deal');
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(owner.rules()).toContainText(rule);
  await expect(owner.inWords()).toContainText(/Tuesday|Tue/);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'See it as guests do' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Quiet massage' })).toBeVisible();
  await expect(page.getByText('only you and your colleagues see this page')).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await owner.press('Hand it in');
  await expect(page.getByText('Handed in. A moderator looks at it')).toBeVisible();
  await expectAccessible(page);
});

test('M3: below the floor and in busy hours a deal is refused, live on the grid and when saved', async ({
  page,
  world,
}) => {
  const { packageId } = await world.casaVerde();
  await signIn(page, { email: people.owner, to: `/merchant/deals/new?package=${packageId}` });
  const [owner, week] = [merchant(page), weekGrid(page)];
  const refused = page.getByRole('alert').filter({ hasText: 'This was not saved' });
  await week.choose({ percent: 55, places: 3 });
  await week.drag(cells);
  await expect(week.cell('Wed 15:00')).toHaveAccessibleName(/below your lowest price/);
  await owner.press('Save the deal');
  await expect(refused).toContainText('would fall to €27, below your floor of €30');
  await expectAccessible(page);
  await expectAccessibleInDark(page);

  await owner.press('Undo');
  await owner.markHours({ days: ['Sat'], from: '18:00', to: '19:00', percent: 30 });
  await expect(week.cell('Sat 18:00')).toHaveAccessibleName(/usually busy, so it keeps its price/);
  await owner.press('Save the deal');
  await expect(refused).toContainText('fill above 60 % without a discount');
  await owner.unmark('Sat 18:00 to 19:00: 30 % off, 3 places a start');
  await owner.markHours({ ...quiet, percent: 30 });
  await owner.press('Save the deal');
  await expect(page.getByText('Saved.')).toBeVisible();
});
