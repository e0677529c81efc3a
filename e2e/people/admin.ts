import { expect, type Page } from '@playwright/test';

/** Somebody who decides what is sold here. */
export function moderator(page: Page) {
  return {
    async open(title: string) {
      await page.goto('/admin/queue');
      await page.getByRole('navigation', { name: 'Waiting' }).getByRole('link', { name: title }).click();
      await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
    },
    async decide({ decision, reason, note }: { decision: string; reason?: string; note?: string }) {
      if (reason) await page.getByLabel(reason, { exact: true }).check();
      if (note) await page.getByLabel('A sentence for its owner').fill(note);
      await page.getByRole('button', { name: decision, exact: true }).click();
    },
    async stop({ reason, note }: { reason: string; note: string }) {
      await page.getByLabel(reason, { exact: true }).check();
      await page.getByLabel('A sentence for its owner').fill(note);
      await page.getByRole('button', { name: 'Stop the deal' }).click();
    },
  };
}
