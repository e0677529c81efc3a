import { expect, type Page } from '@playwright/test';

/** Somebody who looks for a quiet hour, by what they read on the page. */
export function consumer(page: Page) {
  return {
    async search({ what, day, hours }: { what: string; day: string; hours: string }) {
      await page.goto('/');
      await page.getByLabel('When are you free?').selectOption({ label: day });
      await page.getByLabel('Which hours?').selectOption({ label: hours });
      await page.getByLabel('What for?').fill(what);
      await page.getByRole('button', { name: 'Show times' }).click();
    },
    async openDeal(title: string) {
      await page.getByRole('main').getByRole('link', { name: title, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    },
    async chooseDay(day: RegExp) {
      await page.getByRole('navigation', { name: 'Day' }).getByRole('link', { name: day }).click();
    },
    time: (time: string) => page.getByRole('link', { name: new RegExp(`^${time}`) }),
    async chooseTime(time: string) {
      await page.getByRole('link', { name: new RegExp(`^${time}`) }).click();
      await expect(page.getByRole('region', { name: 'Buy' })).toContainText(time);
    },
    buyBox: () => page.getByRole('region', { name: 'Buy' }),
    async buyFor(price: string) {
      await page.getByRole('button', { name: `Buy for ${price}` }).click();
      await page.waitForURL(/\/checkout\//);
    },
    /** At the checkout, as a guest. */
    async pay({ email, button, card = 'A card that pays', otherwise }: Paying) {
      await page.getByLabel('E-mail').fill(email);
      if (otherwise) await page.getByLabel(otherwise).check();
      await page.getByLabel('Card').selectOption({ label: card });
      await page.getByLabel('I have read the rules of this deal.').check();
      await page.getByRole('button', { name: button }).click();
    },
    /** Somebody was sent a link to this time of a deal. */
    async openTime({ dealId, start }: { dealId: string; start: string }) {
      await page.goto(`/deals/${dealId}?at=${start}`);
    },
    async openDay({ dealId, day }: { dealId: string; day: string }) {
      await page.goto(`/deals/${dealId}?day=${day}`);
    },
    async joinFor(price: string) {
      await page.getByRole('button', { name: new RegExp(`^(Start a group|Join) for ${price}$`) }).click();
      await page.waitForURL(/\/checkout\//);
    },
  };
}

type Paying = {
  readonly email: string;
  readonly button: string;
  readonly card?: string;
  /** What happens if the group fails, in the words of the page. */
  readonly otherwise?: string;
};
