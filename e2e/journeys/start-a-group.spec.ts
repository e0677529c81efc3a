import { type Browser, expect, type Page } from '@playwright/test';
import { bought, slotAt } from '../people/buying';
import { consumer } from '../people/consumer';
import { signIn } from '../people/sign-in';
import { expectLives } from '../people/weight';
import { anotherPerson, expectAccessible, expectAccessibleInDark, people, test } from '../people/world';

const start = '2027-03-11T15:00:00Z';
const button = 'Join, and pay €37.80 when it goes ahead';

async function startGroup(page: Page, dealId: string): Promise<string> {
  const leader = consumer(page);
  await leader.openTime({ dealId, start });
  await leader.joinFor('€37.80');
  await leader.pay({ email: 'dora@example.org', button });
  await expect(page.getByText('1 of 4 joined.')).toBeVisible();
  await expect(page.getByText('Too few groups stood like this before')).toBeVisible();
  return String(await page.getByRole('link', { name: 'See the group' }).getAttribute('href'));
}

type Friend = { readonly path: string; readonly email: string; readonly otherwise?: string };

/** A friend, not signed in, follows the link. @returns the page of the friend's order. */
async function join(browser: Browser, { path, ...friend }: Friend): Promise<Page> {
  const page = await anotherPerson(browser);
  await page.goto(path);
  await consumer(page).joinFor('€37.80');
  await consumer(page).pay({ ...friend, button });
  await expect(page.getByText(/You are in|It is yours/)).toBeVisible();
  return page;
}

/** Money in a bank account cannot be held: that is said first, and agreed to with the button. */
async function joinByBank(browser: Browser, path: string): Promise<Page> {
  const page = await anotherPerson(browser);
  await page.goto(path);
  await consumer(page).joinFor('€37.80');
  const bank = { email: 'eva@example.org', card: 'A bank account: the money is taken at once' };
  await consumer(page).pay({ ...bank, button });
  await expect(
    page.getByText('This way of paying cannot be reserved: the price is taken now.'),
  ).toBeVisible();
  await expectAccessible(page);
  await consumer(page).pay({ ...bank, button: 'Pay €37.80 now, and join' });
  await expect(page.getByText('€37.80 was taken, as it cannot be reserved.')).toBeVisible();
  return page;
}

test('C2: three friends join by the link, and the group tips before the eyes of who started it', async ({
  page,
  browser,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  await consumer(page).openTime({ dealId, start });
  for (const said of ['€42', 'With 4 people everybody pays €37.80', 'Joining closes Wed 10 March, 15:00'])
    await expect(consumer(page).buyBox()).toContainText(said);
  const path = await startGroup(page, dealId);
  await expectAccessible(page);
  await expectAccessibleInDark(page);
  // Four rooms are kept for the group and one is protected: one is left at the quiet price, and that one at the ordinary.
  expect(await slotAt(world.api, { dealId, start })).toMatchObject({ seatsLeft: 2, dealSeatsLeft: 1 });
  const group = await anotherPerson(browser);
  await group.goto(path);
  await expect(group.getByRole('img', { name: 'The link of this group, to be scanned' })).toBeVisible();
  await expectLives(group);
  await expectAccessible(group);
  await expectAccessibleInDark(group);

  const friends = [await join(browser, { path, email: 'eva@example.org' })];
  await expect(page.getByText('2 of 4 joined.')).toBeVisible({ timeout: 15_000 });
  friends.push(await join(browser, { path, email: 'fred@example.org' }));
  await world.moveTo('2027-03-10T14:59:59.900Z');
  friends.push(await join(browser, { path, email: 'anna@example.org' }));
  for (const one of [page, ...friends]) {
    await expect(one.getByText('You paid €37.80.')).toBeVisible({ timeout: 15_000 });
    await expect(one.getByRole('link', { name: 'Show the voucher' })).toHaveCount(1);
  }
  await expect(page.getByText('4 of 4 joined.')).toBeVisible();
  await expectAccessible(page);
  await expect(group.getByText('It goes ahead; 1 more can join.')).toBeVisible({ timeout: 15_000 });
  await expectAccessible(group);

  for (const name of ['dora', 'eva', 'fred', 'anna']) {
    await group.goto(`/dev/mail?to=${name}@example.org`);
    for (const subject of ['Your group tipped', 'Your voucher'])
      await expect(group.getByRole('heading', { level: 2, name: subject })).toHaveCount(1);
  }
  for (const one of [group, ...friends]) await one.context().close();
});

test('C2 a and f: with three it fails at the deadline, and each gets what was chosen for that', async ({
  page,
  browser,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  const path = await startGroup(page, dealId);
  const alone = await join(browser, {
    path,
    email: 'fred@example.org',
    otherwise: 'Come anyway, alone, for at most €42.',
  });
  const eva = await joinByBank(browser, path);
  await world.moveTo('2027-03-10T15:00:00Z');
  await expect(page.getByText('It did not come together.')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('Nothing was taken.')).toBeVisible();
  await expectAccessible(page);
  await expect(alone.getByText('You paid €42.')).toBeVisible({ timeout: 15_000 });
  await expect(alone.getByRole('link', { name: 'Show the voucher' })).toBeVisible();
  await expectAccessible(alone);
  await expect(eva.getByText('back, because your group did not come together')).toBeVisible({
    timeout: 15_000,
  });
  await expectAccessible(eva);
  for (const email of ['dora@example.org', 'eva@example.org'])
    expect(await world.lettersTo(email)).toContainEqual(
      expect.stringContaining('Your group did not come together'),
    );
  expect(await world.lettersTo('fred@example.org')).toContainEqual(expect.stringContaining('Your voucher'));

  await page.goto(path);
  await expect(page.getByText('with too few people.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Groups you can still join' })).toBeVisible();
  await expectAccessible(page);
  for (const one of [alone, eva]) await one.context().close();
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
  await page.getByRole('link', { name: 'Leave the group' }).click();
  await page.getByRole('button', { name: /^Confirm/ }).click();
  await expect(page.getByText('Nothing was taken.')).toBeVisible();
  await page.goto(path);
  await expect(page.getByText('1 of 4 joined.')).toBeVisible();
});

test('C2 d: people of the business cannot fill their own group', async ({ page, world }) => {
  const { dealId } = await world.casaVerde();
  for (const email of [people.owner, people.clerk]) {
    await signIn(page, { email, to: '/' });
    await consumer(page).openTime({ dealId, start });
    await page.getByRole('button', { name: 'Start a group for €37.80' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'your own business' })).toBeVisible();
  }
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
