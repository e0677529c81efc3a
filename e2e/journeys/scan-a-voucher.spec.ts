import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { bought } from '../people/buying';
import { film } from '../people/camera';
import { clerk } from '../people/clerk';
import { signIn } from '../people/sign-in';
import { anotherPerson, expectAccessible, people, test as withWorld } from '../people/world';

const seenByCamera = join(tmpdir(), `offpeak-camera-${process.pid}.y4m`);

/** A browser whose camera sees what lies in the file `seenByCamera`. */
const test = withWorld.extend({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const camera = [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${seenByCamera}`,
      ];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...camera] });
      rmSync(seenByCamera, { force: true });
    },
    { scope: 'worker' },
  ],
});

test('S1: the camera reads the guest’s screen: red outside its hour, green in two taps, yellow when used', async ({
  page,
  browser,
  world,
}) => {
  const { dealId } = await world.casaVerde();
  const start = '2027-03-10T15:00:00Z';
  const order = await bought(world.api, { dealId, start, price: 4200, email: 'berta@example.org' });
  const guest = await anotherPerson(browser);
  // The square turns every half minute: what the camera sees is filmed when it is shown.
  const show = async () => {
    await guest.goto(`/vouchers/${order.vouchers?.[0]?.id}?accessToken=${order.accessToken}`);
    await film(guest.getByRole('img', { name: /^Code / }), seenByCamera);
  };
  const clara = clerk(page);
  await world.moveTo('2027-03-10T14:29:59Z');
  await show();
  await signIn(page, { email: people.clerk, to: '/merchant/till' });
  await clara.scan();
  await clara.expectAnswer('Not now');
  await expect(page.getByText('Valid Wed 10 March, 14:30 to 16:00.')).toBeVisible();
  await expectAccessible(page);

  await world.moveTo('2027-03-10T15:02:00Z');
  await show();
  await page.goto('/merchant/till');
  await clara.scan();
  await clara.expectAnswer('Valid');
  await expect(page.getByText('1 × 60-minute massage and tea')).toBeVisible();
  await clara.letIn();
  await clara.expectAnswer('Let in');
  await guest.reload();
  await expect(guest.getByText('Used', { exact: true })).toBeVisible();
  await expectAccessible(guest);
  await guest.context().close();

  await page.getByRole('link', { name: 'Next guest' }).click();
  await clara.scan();
  await clara.expectAnswer('Already used');
  await expect(page.getByText(/Used Wed 10 March, 15:02 at/)).toBeVisible();
  await expectAccessible(page);
});
