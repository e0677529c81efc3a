import { expect } from '@playwright/test';
import { bought } from '../people/buying';
import { clerk } from '../people/clerk';
import { signIn } from '../people/sign-in';
import { expectAccessible, expectAccessibleInDark, people, test, type World } from '../people/world';

async function soldVisit(world: World): Promise<string> {
  const { dealId } = await world.casaVerde();
  const start = '2027-03-10T15:00:00Z';
  const order = await bought(world.api, { dealId, start, price: 4200, email: 'berta@example.org' });
  return String(order.vouchers?.[0]?.code);
}

test('S1 and S2: a typed code is valid once; then it says when and where it was used', async ({
  page,
  world,
}) => {
  const code = await soldVisit(world);
  await world.moveTo('2027-03-10T15:02:00Z');
  await signIn(page, { email: people.clerk, to: '/merchant/till' });
  await expectAccessible(page);
  const clara = clerk(page);
  await clara.lookUp(code.toLowerCase().replaceAll('-', ' '));
  await clara.expectAnswer('Valid');
  await expect(page.getByText('Wed 10 March, 15:00')).toBeVisible();
  await expect(page.getByText('Nothing to pay.')).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleInDark(page);
  await page.getByText('Yes', { exact: true }).click();
  await clara.letIn();
  await clara.expectAnswer('Let in');
  await expectAccessible(page);
  await expectAccessibleInDark(page);
  await clara.lookUp(code);
  await clara.expectAnswer('Already used');
  await expect(page.getByText(/Used Wed 10 March, 15:02 at/)).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleInDark(page);
});

test('S1: before and after its hour a voucher is refused with its hours', async ({ page, world }) => {
  const code = await soldVisit(world);
  await signIn(page, { email: people.clerk, to: '/merchant/till' });
  const clara = clerk(page);
  await world.moveTo('2027-03-10T18:10:00Z');
  await clara.lookUp(code);
  await clara.expectAnswer('Not now');
  await expect(page.getByText('Valid Wed 10 March, 14:30 to 16:00.')).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleInDark(page);
  await clara.lookUp('AAAA-BBBB-CCCC');
  await clara.expectAnswer('Not now');
  await expectAccessible(page);
});

test('S4: a manager takes a redemption back within five minutes', async ({ page, world }) => {
  const code = await soldVisit(world);
  await world.moveTo('2027-03-10T15:02:00Z');
  await signIn(page, { email: people.owner, to: '/merchant/till' });
  const olga = clerk(page);
  await olga.lookUp(code);
  await olga.letIn();
  await page.getByRole('button', { name: 'Undo: the guest is not in' }).click();
  await expect(page.getByText('Taken back. The voucher can be used again.')).toBeVisible();
  await expectAccessible(page);
  await olga.lookUp(code);
  await olga.expectAnswer('Valid');
});
