import { expect, type Page } from '@playwright/test';

const openDays = ['Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Somebody who runs a place and fills its quiet hours. */
export function merchant(page: Page) {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const closed = page.getByRole('group', { name: 'Closed on' });
  const fillClosure = async ({ from, until, why }: Closure) => {
    await closed.getByLabel('First day').last().fill(from);
    await closed.getByLabel('Last day').last().fill(until);
    await closed.getByLabel('Why').last().fill(why);
  };
  return {
    press,
    async signUp(name: string) {
      await page.goto('/merchant/sign-up');
      await page.getByLabel('Name of the business').fill(name);
      await page.getByLabel('Country').selectOption('PT');
      await page.getByLabel('Currency of your prices').selectOption('EUR');
      await press('Go on to your place');
      await expect(page.getByRole('heading', { level: 1, name: 'Describe your place' })).toBeVisible();
    },
    async describePlace(name: string) {
      await page.getByLabel('Name of the place').fill(name);
      await page.getByLabel('Address').fill('Rua das Flores 7, Porto Claro');
      await page.getByLabel('Latitude').fill('41.145');
      await page.getByLabel('Longitude').fill('-8.615');
      await page.getByLabel('Places at once').fill('6');
      await page.getByLabel('Visits start every').selectOption('15');
      await page.getByLabel('Time zone').selectOption('Europe/Lisbon');
      await page.getByLabel('Monday, opens').fill('');
      await page.getByLabel('Monday, closes').fill('');
      for (const day of openDays) {
        await page.getByLabel(`${day}, opens`).fill('10:00');
        await page.getByLabel(`${day}, closes`).fill('20:00');
      }
      await press('Add this place');
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    },
    async tellHour(hour: string, level: string) {
      await page.getByLabel(hour, { exact: true }).selectOption({ label: level });
    },
    async addPackage({ title, price, cost }: { title: string; price: string; cost: string }) {
      await page.getByLabel('Title', { exact: true }).fill(title);
      await page.getByLabel('Line').first().fill(title);
      await page.getByLabel('Price, EUR').first().fill(price);
      await page.getByLabel('Minutes after it').fill('15');
      await page.getByLabel('What it costs you, EUR').fill(cost);
      await page.getByLabel('Tax in it, %').fill('23');
      await page.getByLabel('Trade').selectOption({ label: 'Massage' });
      await press('Add this package');
      await expect(page.getByRole('table', { name: 'Packages' })).toContainText(title);
    },
    /** Marks hours of the week by words, as the highlighter does by hand. */
    async markHours({ days, from, to, percent }: Marked) {
      await page.getByLabel('Highlighter').selectOption({ label: `${percent} % off` });
      const words = page.getByRole('group', { name: 'Mark hours by words' });
      for (const day of days) await words.getByLabel(day, { exact: true }).check();
      await words.getByRole('combobox', { name: 'From' }).selectOption(from);
      await words.getByRole('combobox', { name: 'To' }).selectOption(to);
      await press(`Mark with ${percent} % off`);
      for (const day of days) await words.getByLabel(day, { exact: true }).uncheck();
    },
    fillClosure,
    /** Closes the place for one more span of days. */
    async closeFor(closure: Closure) {
      const rows = await closed.getByLabel('First day').count();
      await fillClosure(closure);
      await press('Save the place');
      await expect(closed.getByLabel('First day')).toHaveCount(rows + 1);
    },
    async linkToShare(): Promise<string> {
      const share = page.getByRole('region', { name: 'Bring guests' });
      return share.getByText(/^http/).innerText();
    },
    async unmark(rule: string) {
      await page.getByRole('button', { name: `Remove ${rule}` }).click();
    },
    rules: () => page.getByRole('region', { name: 'Off-peak rules' }),
    inWords: () => page.getByRole('complementary', { name: 'The deal in words' }),
  };
}

type Marked = {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly percent: number;
};

/** Days as YYYY-MM-DD, both of them closed. */
type Closure = { readonly from: string; readonly until: string; readonly why: string };
