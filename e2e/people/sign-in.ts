import { expect, type Page } from '@playwright/test';
import { password } from './world';

/** Signs somebody in at the door of the house and brings them to where they wanted to go. */
export async function signIn(page: Page, { email, to }: { email: string; to: string }): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(to)}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL((url) => url.pathname === to.split('?')[0]);
}
