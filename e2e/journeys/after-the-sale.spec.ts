import { expect, type Page } from '@playwright/test';
import { well } from '../people/api';
import { bought } from '../people/buying';
import { clerk } from '../people/clerk';
import { consumer } from '../people/consumer';
import { signIn } from '../people/sign-in';
import { expectAccessible, people, test, type World } from '../people/world';

const start = '2027-03-10T15:00:00Z';
const email = 'ana@example.org';
/** One grey dot, as small as a PNG gets. */
const door = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

async function sold(world: World, card = 'tok_ok') {
  const { dealId } = await world.casaVerde();
  return bought(world.api, { dealId, start, price: 4200, email, card });
}

const pageOf = (order: { id: string; accessToken: string }, path = '') =>
  `/orders/${order.id}${path}?accessToken=${order.accessToken}`;

async function timeline(page: Page): Promise<string[]> {
  return page.getByRole('region', { name: 'Money back' }).getByRole('listitem').allInnerTexts();
}

test('C5: points, gift, balance and card pay one order and come back in reverse', async ({ page, world }) => {
  const { dealId, admin } = await world.casaVerde();
  const token = await world.account(email, 'Ana');
  const { id } = well(await world.api.get('/v1/me', { token }));
  for (const [to, amount] of [
    ['points', 500],
    ['gift', 2000],
    ['balance', 1000],
  ]) {
    const credit = { to, amount: { amount, currency: 'EUR' }, reason: 'Welcome' };
    well(await world.api.post(`/v1/admin/people/${id}/credits`, credit, { token: admin }));
  }
  await signIn(page, { email, to: '/my/points?currency=EUR' });
  await expect(page.getByText('500, worth €5')).toBeVisible();
  await expectAccessible(page);
  const ana = consumer(page);
  await ana.openTime({ dealId, start });
  await ana.buyFor('€42');
  for (const name of [/points/, /gift/, /balance/]) await page.getByLabel(name).check();
  await page.getByRole('button', { name: 'Work it out' }).click();
  await expect(page.getByText('The card pays €7.80.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('I have read the rules of this deal.').check();
  await page.getByRole('button', { name: 'Pay €7.80' }).click();
  await expect(page.getByText('It is yours')).toBeVisible();
  await page.getByRole('link', { name: 'Cancel this visit' }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('region', { name: 'Money back' })).toBeVisible();
  const back = await page.getByRole('region', { name: 'Money back' }).innerText();
  const places = ['€7.80', '€10', '€20', '€4.20'].map((sum) => back.indexOf(sum));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  await expectAccessible(page);
});

test('C6: the phone says when its guest was let in, without being reloaded', async ({
  page,
  browser,
  world,
}) => {
  const order = await sold(world);
  await world.moveTo('2027-03-10T15:02:00Z');
  const voucher = order.vouchers?.[0];
  await page.goto(`/vouchers/${voucher?.id}?accessToken=${order.accessToken}`);
  await expect(page.getByText('This square changes every 30 seconds.')).toBeVisible();
  await expectAccessible(page);
  await page.context().setOffline(true);
  await expect(page.getByText('This square is good without a network.')).toBeVisible();
  await page.context().setOffline(false);
  const till = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const tillPage = await till.newPage();
  await signIn(tillPage, { email: people.clerk, to: '/merchant/till' });
  await clerk(tillPage).lookUp(String(voucher?.code));
  await clerk(tillPage).letIn();
  await expect(page.getByText('Redeemed 15:02 at Casa Verde')).toBeVisible();
  await expectAccessible(page);
  await till.close();
});

test('C7: a visit moves for nothing, for the difference, and is cancelled in two steps', async ({
  page,
  world,
}) => {
  const order = await sold(world);
  const code = String(order.vouchers?.[0]?.code);
  await page.goto(pageOf(order));
  await page.getByRole('link', { name: 'Take another time' }).click();
  await expectAccessible(page);
  const ana = consumer(page);
  await ana.chooseDay(/11\s*March/);
  await page.getByRole('link', { name: /^15:00/ }).click();
  await expect(page.getByText('It costs the same: nothing to pay.')).toBeVisible();
  await page.getByRole('button', { name: 'Move my visit here' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Thu 11 March, 15:00' })).toBeVisible();
  await expect(page.getByText(code)).toBeVisible();
  await page.getByRole('link', { name: 'Take another time' }).click();
  await ana.chooseDay(/13\s*March/);
  await page.getByText('Evening, 18:00 to').click();
  await page.getByRole('link', { name: /^18:00/ }).click();
  await expect(page.getByText('This hour costs €18 more.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Pay €18 and move' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sat 13 March, 18:00' })).toBeVisible();
  await page.getByRole('link', { name: 'Cancel this visit' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Refunded', { exact: true })).toBeVisible();
  expect((await timeline(page)).join()).toContain('Your bank was told to pay you');
  await expectAccessible(page);
  expect((await world.lettersTo(email)).filter((one) => one.startsWith('Cancelled:'))).toHaveLength(1);
});

test('C7: where the law gives fourteen days, the button says so', async ({ page, world }) => {
  const { dealId } = await world.casaVerde({ sells: { category: 'hair' } });
  const order = await bought(world.api, { dealId, start, price: 4200, email });
  await page.goto(pageOf(order));
  await page.getByRole('link', { name: 'Withdraw from contract here' }).click();
  await page.getByRole('button', { name: 'Confirm withdrawal' }).click();
  await expect(page.getByText('Refunded', { exact: true })).toBeVisible();
});

test('C8: a closed door: the merchant is silent, the guest has won, a dead card asks for an account', async ({
  page,
  world,
}) => {
  const order = await sold(world, 'tok_refund_fails');
  await world.moveTo('2027-03-10T15:02:00Z');
  await page.goto(pageOf(order));
  await page.getByRole('link', { name: 'Something is wrong' }).click();
  await expectAccessible(page);
  await page.getByLabel('In your words').fill('Nobody opens the door.');
  const photo = page.getByLabel('A photo, if there is something to see');
  await photo.setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg>') });
  await page.getByRole('button', { name: 'Ask for my money back' }).click();
  await expect(page.getByText('This is no photo we can read.').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('In your words').fill('Nobody opens the door.');
  await photo.setInputFiles({ name: 'door.png', mimeType: 'image/png', buffer: door });
  await page.getByRole('button', { name: 'Ask for my money back' }).click();
  await page.goto(pageOf(order));
  await expect(page.getByText('Silence counts as a yes.')).toBeVisible();
  const shown = page.getByRole('img', { name: 'What the guest photographed' });
  await shown.scrollIntoViewIfNeeded();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await world.moveTo('2027-03-11T15:02:00Z');
  await page.reload();
  await expect(page.getByText('The guest was right: the money goes back.')).toBeVisible();
  await expect(page.getByText('We need another way to pay you')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Whose account it is').fill('Ana');
  await page.getByLabel('IBAN or account number').fill('PT50 0002 0123 1234 5678 9015 4');
  await page.getByRole('button', { name: 'Send it to this account' }).click();
  await expect(page.getByText('We need another way to pay you').last()).toBeVisible();
  await signIn(page, { email: people.admin, to: '/admin/cases' });
  await expectAccessible(page);
  await page.getByLabel('What the bank calls the transfer').fill('SEPA-1');
  await page.getByRole('button', { name: 'It is sent' }).click();
  await page.goto(pageOf(order));
  expect((await timeline(page)).join()).toContain('SEPA-1');
});

test('C8: the merchant answers in the portal', async ({ page, world }) => {
  const order = await sold(world);
  await world.moveTo('2027-03-10T15:02:00Z');
  const claim = { reason: 'closed', words: 'Shut.', accessToken: order.accessToken };
  well(await world.api.post(`/v1/orders/${order.id}/claims`, claim));
  await signIn(page, { email: people.owner, to: '/merchant/cases' });
  await expectAccessible(page);
  await page.getByLabel('The guest is right: the money goes back.').check();
  await page.getByLabel('What happened, as you saw it').fill('A burst pipe.');
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByText('The guest was right: the money goes back.').first()).toBeVisible();
  await expectAccessible(page);
});
