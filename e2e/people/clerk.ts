import { expect, type Page } from '@playwright/test';

/** Somebody at the till. */
export function clerk(page: Page) {
  return {
    async lookUp(code: string) {
      await page.goto('/merchant/till');
      await page.getByLabel('Voucher code').fill(code);
      await page.getByRole('button', { name: 'Look up' }).click();
    },
    /** Holds the camera in front of the guest's screen. */
    async scan() {
      await page.getByRole('button', { name: 'Scan with the camera' }).click();
    },
    async expectAnswer(word: string) {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(word);
    },
    async letIn() {
      await page.getByRole('button', { name: 'Let in', exact: true }).click();
    },
  };
}
