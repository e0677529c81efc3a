import { expect, type Page } from '@playwright/test';
import { bought } from '../people/buying';
import { consumer } from '../people/consumer';
import { signIn } from '../people/sign-in';
import { expectAccessible, people, test } from '../people/world';

const start = '2027-03-11T15:00:00Z';
const button = 'Join, and pay €37.80 when it goes ahead';

async function startGroup(page: Page, dealId: string): Promise<string> {
  const leader = consumer(page);
  await leader.openTime({ dealId, start });
  await leader.joinFor('€37.80');
  await leader.pay({ email: 'dora@example.org', button });
  await expect(page.getByText('1 of 4 joined.')).toBeVisible();
  return String(await page.getByRole('link', { name: 'See the group' }).getAttribute('href'));
}

test('C2 a and f: with three it fails at the deadline, nobody pays, and the link says so', async ({
  page,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  const path = await startGroup(page, dealId);
  for (const name of ['eva', 'fred'])
    await bought(world.api, {
      dealId,
      start,
      price: 3780,
      as: 'group',
      email: `${name}@example.org`,
      card: `tok_ok_${name}`,
    });
  await world.moveTo('2027-03-10T15:00:00Z');
  await expect(page.getByText('It did not come together.')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('Nothing was taken.')).toBeVisible();
  await expectAccessible(page);
  await page.goto(path);
  await expect(page.getByText('with too few people. Nobody paid anything.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Groups you can still join' })).toBeVisible();
  await expectAccessible(page);
});

test('C2 b: the one who started it may leave, and the group stays', async ({ page, world }) => {
  const { dealId } = await world.casaVerde();
  const path = await startGroup(page, dealId);
  await bought(world.api, {
    dealId,
    start,
    price: 3780,
    as: 'group',
    email: 'eva@example.org',
    card: 'tok_ok_eva',
  });
  await page.getByRole('button', { name: 'Leave the group' }).click();
  await expect(page.getByText('Nothing was taken.')).toBeVisible();
  await page.goto(path);
  await expect(page.getByText('1 of 4 joined.')).toBeVisible();
});

test('C2 d: people of the business cannot fill their own group', async ({ page, world }) => {
  const { dealId } = await world.casaVerde();
  await signIn(page, { email: people.owner, to: '/' });
  await consumer(page).openTime({ dealId, start });
  await page.getByRole('button', { name: 'Start a group for €37.80' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'your own business' })).toBeVisible();
  await expectAccessible(page);
});

test('C2 e: whoever is in the group cannot join it again', async ({ page, world }) => {
  const { dealId } = await world.casaVerde();
  const path = await startGroup(page, dealId);
  await page.goto(path);
  await consumer(page).joinFor('€37.80');
  await consumer(page).pay({ email: 'dora@example.org', button });
  await expect(page.getByRole('alert').filter({ hasText: 'in this group already' })).toBeVisible();
  await expectAccessible(page);
});

test('C4: nine reach the second step, and everybody pays its price', async ({ page, world }) => {
  const { dealId } = await world.casaVerde({
    seats: 12,
    busy: 0,
    sells: {
      lines: [{ title: 'A class', quantity: 1, listPrice: { amount: 1500, currency: 'EUR' } }],
      variableCost: { amount: 100, currency: 'EUR' },
    },
    change: {
      offPeak: [],
      floorPrice: { amount: 500, currency: 'EUR' },
      group: {
        scope: 'slot',
        threshold: 4,
        maximum: 12,
        closesHoursBefore: 24,
        tiers: [
          { members: 4, percentOff: 20 },
          { members: 8, percentOff: 30 },
          { members: 12, percentOff: 40 },
        ],
      },
    },
  });
  await consumer(page).openTime({ dealId, start });
  await consumer(page).joinFor('€12');
  await consumer(page).pay({
    email: 'dora@example.org',
    button: 'Join, and pay €12 when it goes ahead',
  });
  await expect(page.getByText('1 of 4 joined.')).toBeVisible();
  for (let number = 2; number <= 9; number += 1)
    await bought(world.api, {
      dealId,
      start,
      price: 1200,
      as: 'group',
      email: `guest${number}@example.org`,
      card: `tok_ok_${number}`,
    });
  await world.moveTo('2027-03-10T15:00:00Z');
  await page.reload();
  await expect(page.getByText('You paid €10.50.')).toBeVisible();
  await expectAccessible(page);
});
