import { expect } from '@playwright/test';
import { bought } from '../people/buying';
import { signIn } from '../people/sign-in';
import { expectAccessible, people, test } from '../people/world';

/** Eight weeks of a calendar: five guests on Fridays at six, one on Tuesdays at three. */
function calendar(): string {
  const rows = ['when,guests'];
  for (let week = 0; week < 8; week += 1) {
    const day = (date: number) => new Date(Date.UTC(2027, 0, date + 7 * week)).toISOString().slice(0, 10);
    rows.push(`${day(5)} 15:00,1`, `${day(8)} 18:00,5`);
  }
  return rows.join('\n');
}

test('M2: an owner’s file becomes the week, once the plain question is answered', async ({ page, world }) => {
  await world.casaVerde();
  await signIn(page, { email: people.owner, to: '/merchant/week/visits' });
  const file = { name: 'visits.csv', mimeType: 'text/csv', buffer: Buffer.from(calendar()) };
  await page.getByLabel('Your file, CSV').setInputFiles(file);
  await page.getByLabel('How many guests').selectOption('guests');
  await expect(page.getByText('Friday 18:00 is your fullest hour: right?')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Yes, keep these visits' }).click();
  await expect(page.getByText('Kept.')).toBeVisible();
  await page.goto('/merchant/week');
  const week = page.getByRole('table', { name: /How full Casa Verde will be/ });
  await expect(week.getByText(/Fri 12 March, 18:00: busy/)).toBeAttached();
  await expect(week.getByText(/Tue 9 March, 15:00: discounted.*30\s% off/)).toBeAttached();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Holidays and special days' }).click();
  await page.getByRole('link', { name: 'Fill in the public holidays of a year' }).click();
  await expect(page.getByLabel('What it is').first()).toHaveValue('Good Friday');
  await page.getByLabel('Day', { exact: true }).first().fill('2027-03-11');
  await page.getByLabel('What it is').first().fill('Spring fair');
  await page.getByLabel('It is', { exact: true }).first().selectOption('friday');
  await page.getByRole('button', { name: 'Save these days' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/merchant/week');
  await expect(page.getByText('is Spring fair: like a Friday')).toBeVisible();
  await expect(week.getByText(/Thu 11 March, 18:00: busy/)).toBeAttached();
  await page.goto('/merchant/week/calibration');
  await expect(page.getByText(/Our 80\s% ranges held/)).toBeVisible();
  await expectAccessible(page);
});

test('M3: a suggestion with its reason, what if, and one click into the editor', async ({ page, world }) => {
  await world.casaVerde();
  await signIn(page, { email: people.owner, to: '/merchant/week/suggestion' });
  await expect(page.getByText(/Nobody knows yet how your town answers/)).toBeVisible();
  await page.goto('/merchant/week/suggestion?percentOff=30&guests=2&places=3&regulars=30');
  await expect(page.getByText('49.1 %')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/merchant/week/suggestion?windowCost=9000');
  await expect(page.getByLabel(/opening one more of these windows costs you/)).toHaveValue('9000.00');
  await expect(page.getByRole('link', { name: 'Take or change it' })).toHaveCount(0);
  await page.getByLabel(/opening one more of these windows costs you/).fill('0');
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByRole('link', { name: 'Take or change it' }).click();
  await expect(page.getByRole('region', { name: 'Off-peak rules' })).toContainText('% off');
  await page.goto('/merchant/deals/new?hours=2-15:00-16:00-0-4&group=3-4-20-24');
  await expect(page.getByLabel('Buying together')).toHaveValue('slot');
  await expect(page.getByLabel('Closes, hours before')).toHaveValue('24');
});

test('M5: two more at 20 % off until the evening, in two taps', async ({ page, world }) => {
  const { dealId } = await world.casaVerde();
  await world.moveTo('2027-03-09T16:50:00Z');
  await signIn(page, { email: people.owner, to: '/merchant/today' });
  await page.getByText('Open 2 more at −20 % until 18:00').click();
  await expectAccessible(page);
  const opened = page.waitForResponse((answer) => answer.url().includes('/openings'));
  await page.getByRole('button', { name: 'Open them now' }).click();
  expect((await opened).status()).toBe(303);
  await bought(world.api, { dealId, start: '2027-03-09T17:00:00Z', email: 'eva@example.org', price: 4800 });
});

test('M10 and A10: not enough data yet, measuring begun, seen and stopped', async ({ page, world }) => {
  await world.casaVerde();
  await signIn(page, { email: people.owner, to: '/merchant/week/results' });
  await expect(page.getByText('Not enough data yet')).toBeVisible();
  await expect(page.getByText('Turned away while deal guests sat there')).toBeVisible();
  await expect(page.getByText('Taken per place and hour, in the deal’s hours')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Begin to measure' }).click();
  await expect(page.getByText(/From 2027-04-19 on/)).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, { email: people.admin, to: '/admin/experiments' });
  await expect(page.getByRole('table', { name: 'Venues that measure' })).toContainText('nobody');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Stop at Casa Verde' }).click();
  await expect(page.getByRole('table', { name: 'Venues that measure' })).toContainText('2027-03-15');
});

test('C15: who paid the full price gets the difference back when the hour costs less', async ({
  page,
  world,
}) => {
  const { dealId, owner } = await world.casaVerde();
  const order = { dealId, start: '2027-03-12T15:00:00Z', email: 'eva@example.org', price: 6000 };
  const { id, accessToken } = await bought(world.api, order);
  await world.moveTo('2027-03-12T14:00:00Z');
  const opening = { seats: 2, percentOff: 20, until: '18:00' };
  const opened = await world.api.post(`/v1/deals/${dealId}/openings`, opening, { token: owner });
  expect(opened.status).toBe(201);
  await world.moveTo('2027-03-12T14:01:00Z');
  expect((await world.lettersTo('eva@example.org')).join()).toContain('€12 comes back to you');
  await page.goto(`/orders/${id}?accessToken=${accessToken}`);
  await expect(page.getByText('€12 back, because the same time is sold for less now.')).toBeVisible();
  await expectAccessible(page);
});
