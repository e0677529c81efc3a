import AxeBuilder from '@axe-core/playwright';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { demoPassword } from '../../db/scenes/scene';
import { type Server, startServer } from '../http/server';
import { type Api, apiAt, well } from './api';
import { type CasaVerde, monday, openCasaVerde, type Wanted } from './casa-verde';

export const password = demoPassword;

export type World = {
  readonly api: Api;
  /** Stops the clock of the server at this instant, and does what has become due by then. */
  moveTo(now: string): Promise<void>;
  /** Opens an account that can be signed in to by the password everybody has. @returns a token of it. */
  account(email: string, name: string): Promise<string>;
  /** Somebody invited accepts by the link in the mail. */
  acceptInvitation(email: string, token: string): Promise<void>;
  /** Casa Verde with people who can sign in: `owner`, `clerk` and `admin` of `people`. */
  casaVerde(wanted?: Omit<Wanted, 'by'>): Promise<CasaVerde>;
  /** The subjects of the letters that went to this address, newest first. */
  lettersTo(email: string): Promise<string[]>;
};

export const people = {
  owner: 'owner@casaverde.test',
  clerk: 'clerk@casaverde.test',
  admin: 'admin@offpeak.example',
};

/** A journey in a world of its own: Monday 8 March 2027, 10:00 in Lisbon, nothing sold yet. */
export const test = base.extend<{ world: World }, { server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const server = await startServer({ web: 1, engine: 'sqlite' });
      await use(server);
      await server.end();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.address),
  world: [
    async ({ server }, use) => {
      const world = worldAt(server.address);
      await world.moveTo(monday);
      well(await world.api.post('/test/reset', { scene: 'empty-town' }));
      await use(world);
    },
    { auto: true },
  ],
});

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a program can tell about who can use this page: nothing of it may be wrong. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingWrong(page, { type: 'tag', values: standard });
}

/** A dark screen changes nothing but the colours. */
export async function expectAccessibleInDark(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNothingWrong(page, { type: 'rule', values: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
}

type RunOnly = { readonly type: 'tag' | 'rule'; readonly values: string[] };

/** Our pages hold no frames, and only what is wrong is read: the plain way says the same in a third of the time. */
async function expectNothingWrong(page: Page, asked: RunOnly): Promise<void> {
  const axe = new AxeBuilder({ page })
    .options({ runOnly: asked, resultTypes: ['violations'] })
    .setLegacyMode();
  const { violations } = await axe.analyze();
  const said = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
  expect(said, page.url()).toEqual([]);
}

/** Somebody else's browser, closed when the journey ends. @returns a page of it. */
export async function anotherPerson(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

function worldAt(address: string): World {
  const api = apiAt(address);
  const tokenOf = async (email: string) =>
    String(well(await api.post('/v1/tokens', { email, password })).token);
  const account = async (email: string, name: string) => {
    well(await api.post('/v1/accounts', { email, name, password }));
    return tokenOf(email);
  };
  /** By the link in the mail. */
  const acceptInvitation = async (email: string, token: string) => {
    const { items } = well(await api.get(`/test/mail?to=${encodeURIComponent(email)}`));
    const texts = (items as { text: string }[]).map(({ text }) => text);
    const links = texts.flatMap((text) => /invite\?token=(\S+)/.exec(text)?.[1] ?? []);
    well(await api.post('/v1/invitations/acceptances', { token: links[0] }, { token }));
  };
  return {
    api,
    account,
    acceptInvitation,
    async moveTo(now) {
      well(await api.put('/test/clock', { now, running: false }));
      well(await api.post('/test/jobs', {}));
    },
    async casaVerde(wanted = {}) {
      const [owner, admin] = [await account(people.owner, 'Olga Costa'), await tokenOf(people.admin)];
      const casaVerde = await openCasaVerde(api, { ...wanted, by: { owner, admin } });
      const invited = { email: people.clerk, role: 'clerk' };
      well(await api.post(`/v1/merchants/${casaVerde.merchantId}/staff`, invited, { token: owner }));
      const clerk = await account(people.clerk, 'Clara Till');
      await acceptInvitation(people.clerk, clerk);
      return { ...casaVerde, clerk };
    },
    async lettersTo(email) {
      const { items } = well(await api.get(`/test/mail?to=${encodeURIComponent(email)}`));
      return (items as { subject: string }[]).map(({ subject }) => subject);
    },
  };
}
