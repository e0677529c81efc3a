import type { Locator, Page } from '@playwright/test';

type Hours = { readonly from: string; readonly to: string };
type Point = { readonly x: number; readonly y: number };
type Place = { readonly day: number; readonly cell: number };

/** The painted week of a deal, as mice, fingers and keys meet it. A cell is named by its day and time: `Tue 14:00`. */
export function weekGrid(page: Page) {
  const grid = page.getByRole('grid', { name: 'Off-peak hours of the week' });
  const cell = (hour: string) => grid.getByRole('gridcell', { name: new RegExp(`^${hour},`) });
  return {
    cell,
    async choose({ percent, places }: { percent: number; places: number }) {
      await page.getByLabel('Highlighter').selectOption({ label: `${percent} % off` });
      await page.getByLabel('Places an hour').fill(String(places));
    },
    /** Drags over a rectangle of hours: by a finger where there is a touch screen, else by the mouse. */
    async drag({ from, to }: Hours) {
      await cell(from).evaluate((one) => one.scrollIntoView({ block: 'center' }));
      const path = [await centreOf(cell(from)), await centreOf(cell(to))] as const;
      const hasTouch = await page.evaluate(() => navigator.maxTouchPoints > 0);
      await (hasTouch ? dragByFinger(page, path) : dragByMouse(page, path));
    },
    /** By keys alone: arrows to the first hour, Shift and arrows over the others, then a figure for tens of percent. */
    async press({ from, to, tens }: Hours & { tens: number }) {
      await grid.locator('[tabindex="0"]').focus();
      await walk(grid, { to: cell(from), key: 'Arrow' });
      await walk(grid, { to: cell(to), key: 'Shift+Arrow' });
      await page.keyboard.press(String(tens));
    },
  };
}

async function dragByMouse(page: Page, [start, end]: readonly [Point, Point]): Promise<void> {
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 5 });
  await page.mouse.up();
}

async function dragByFinger(page: Page, [start, end]: readonly [Point, Point]): Promise<void> {
  const device = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    device.send('Input.dispatchTouchEvent', { type, touchPoints });
  const halfway = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  await touch('touchStart', [start]);
  for (const point of [halfway, end]) await touch('touchMove', [point]);
  await touch('touchEnd', []);
  await device.detach();
}

/** Days lie down and hours across on a desk, the other way round on a phone. */
async function walk(grid: Locator, { to, key }: { to: Locator; key: string }): Promise<void> {
  const isNarrow = (await grid.getByRole('columnheader', { name: 'Mon' }).count()) > 0;
  const [at, target] = [await placeOf(grid.locator('[tabindex="0"]')), await placeOf(to)];
  const [days, cells] = [target.day - at.day, target.cell - at.cell];
  const [down, right] = isNarrow ? [cells, days] : [days, cells];
  await pressTimes(grid, { key: `${key}${down < 0 ? 'Up' : 'Down'}`, times: Math.abs(down) });
  await pressTimes(grid, { key: `${key}${right < 0 ? 'Left' : 'Right'}`, times: Math.abs(right) });
}

async function pressTimes(grid: Locator, { key, times }: { key: string; times: number }): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await grid.page().keyboard.press(key);
}

async function centreOf(cell: Locator): Promise<Point> {
  const { x, y, width, height } = (await cell.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}

function placeOf(cell: Locator): Promise<Place> {
  return cell.evaluate((one) => ({ day: Number(one.dataset.day), cell: Number(one.dataset.cell) }));
}
