import { beforeAll, describe, expect, it } from 'vitest';
import { changeDeal } from '@/db/deals/deals';
import { relist } from '@/db/deals/listings';
import { loadQuietTuesdaySpa, spaNow } from '@/db/scenes/quiet-tuesday-spa';
import { deals, dealVersions } from '@/db/tables/deals';
import { packages, venues } from '@/db/tables/venues';
import { accept } from '@/domain/kernel/result';
import { basisPoints } from '@/domain/money/money';
import { type TestContext, testContext } from '../testing';
import { listDeals } from './list-deals';
import { listDealsInput } from './list-deals.input';

/** What is on sale, with its city and its percent off: the deepest discount comes first. */
const market = {
  fondue: { title: 'Käsefondue für zwei', city: 'Zürich', off: 20 },
  flammkuchen: { title: 'Straßburger Flammkuchen, groß', city: 'Zürich', off: 30 },
  rucken: { title: 'Rückenmassage mit Öl', city: 'Köln', off: 25 },
  brulee: { title: 'Crème brûlée et café', city: 'Genève', off: 15 },
  oeufs: { title: 'Œufs bénédicte au brunch', city: 'Genève', off: 35 },
  visage: { title: 'Soin du visage à l’huile d’argan', city: 'Orléans', off: 10 },
  peluqueria: { title: 'Peluquería y manicura', city: 'Málaga', off: 22 },
  acai: { title: 'Pão de queijo e açaí', city: 'São Paulo', off: 28 },
  masaz: { title: 'Masaż pleców 60 minut', city: 'Łódź', off: 12 },
  smorre: { title: 'Smørrebrød for to', city: 'Århus', off: 18 },
  footzh: { title: '足底按摩六十分钟', city: '上海', off: 33 },
  dimsum: { title: '点心双人套餐', city: '香港', off: 24 },
  shiatsu: { title: '指圧マッサージ 60分', city: '東京', off: 27 },
  matcha: { title: '抹茶と和菓子セット', city: '京都', off: 14 },
  balko: { title: '발 마사지와 전통차', city: '서울', off: 21 },
  spina: { title: 'Массаж спины и ёлочный чай', city: 'Київ', off: 26 },
  kafes: { title: 'Ελληνικός καφές με θέα', city: 'Αθήνα', off: 11 },
  pho: { title: 'Phở bò tái', city: 'Đà Nẵng', off: 16 },
  back: { title: 'Back massage and tea', city: 'Zurich, Kansas', off: 31 },
} as const;
type Name = keyof typeof market;

/** 60 questions in six languages and some more, and what they find. */
const questions: readonly (readonly [typed: string, ...found: Name[]])[] = [
  ['massage', 'back'],
  ['MASSAGE', 'back'],
  ['Massage tea', 'back'],
  ['tea massage', 'back'],
  ['back mass', 'back'],
  ['mass', 'back'],
  ['massage pizza'],
  ['pizza'],
  ['60', 'shiatsu', 'masaz'],
  ['zurich', 'back', 'flammkuchen', 'fondue'],
  ['Zürich', 'back', 'flammkuchen', 'fondue'],
  ['ZURI', 'back', 'flammkuchen', 'fondue'],
  ['zurich kasefondue', 'fondue'],
  ['kasefondue', 'fondue'],
  ['Käsefondue', 'fondue'],
  ['käse', 'fondue'],
  ['strassburger', 'flammkuchen'],
  ['Straßburger', 'flammkuchen'],
  ['gross', 'flammkuchen'],
  ['GROSS', 'flammkuchen'],
  ['groß', 'flammkuchen'],
  ['ruckenmassage', 'rucken'],
  ['öl', 'rucken'],
  ['koln', 'rucken'],
  ['brulee', 'brulee'],
  ['brûlée', 'brulee'],
  ['creme brulee', 'brulee'],
  ['CRÈME', 'brulee'],
  ['cafe', 'brulee'],
  ['geneve', 'oeufs', 'brulee'],
  ['oeufs', 'oeufs'],
  ['œufs bene', 'oeufs'],
  ['argan', 'visage'],
  ["l'huile", 'visage'],
  ['orleans', 'visage'],
  ['peluqueria', 'peluqueria'],
  ['manicura malaga', 'peluqueria'],
  ['pao de queijo', 'acai'],
  ['acai', 'acai'],
  ['sao paulo', 'acai'],
  ['lodz', 'masaz'],
  ['masaz plecow', 'masaz'],
  ['smorrebrod', 'smorre'],
  ['arhus', 'smorre'],
  ['按摩', 'footzh'],
  ['足底按摩', 'footzh'],
  ['按', 'footzh'],
  ['钟', 'footzh'],
  ['点心', 'dimsum'],
  ['上海 按摩', 'footzh'],
  ['心点'],
  ['マッサージ', 'shiatsu'],
  ['ﾏｯｻｰｼﾞ', 'shiatsu'],
  ['抹茶', 'matcha'],
  ['京都', 'matcha'],
  ['마사지', 'balko'],
  ['массаж', 'spina'],
  ['елочный', 'spina'],
  ['Київ', 'spina'],
  ['καφεσ', 'kafes'],
  ['ΕΛΛΗΝΙΚΟΣ', 'kafes'],
  ['pho bo', 'pho'],
  ['da nang', 'pho'],
];

const hostile = [
  ...[
    '"',
    "'",
    '""',
    "'; drop table deals; --",
    '*',
    'a*',
    '^massage',
    '-massage',
    'NEAR(massage tea)',
    'massage OR',
  ],
  ...[
    'massage AND NOT tea',
    '(',
    ')',
    'words:massage',
    '{massage}',
    ':*',
    '&',
    '|',
    '!',
    '<->',
    '\\',
    '%',
    '_',
  ],
  ...[
    '\u0000',
    '\ufffd',
    '👍🏽',
    '\u202e',
    'a'.repeat(120),
    '按'.repeat(120),
    ' '.repeat(100),
    'é'.repeat(119),
    '\ud800',
  ],
];

let ctx: TestContext;

/** One deal of the spa for each line, in a venue of its city. */
beforeAll(async () => {
  ctx = await testContext({ now: spaNow });
  await ctx.store.transaction(async (tx) => {
    await loadQuietTuesdaySpa(tx, { now: spaNow });
    const [deal] = await tx.select().from(deals);
    const [version] = await tx.select().from(dealVersions);
    const [venue] = await tx.select().from(venues);
    const [pkg] = await tx.select().from(packages);
    if (!deal || !version || !venue || !pkg) return accept(null);
    for (const [name, { title, city, off }] of Object.entries(market)) {
      const ids = { venueId: `venue_${name}`, packageId: `package_${name}`, dealId: `deal_${name}` };
      const offPeak = version.terms.offPeak.map((window) => ({ ...window, offBps: basisPoints(off * 100) }));
      await tx.insert(venues).values({ ...venue, id: ids.venueId, slug: name, name: 'N', area: '', city });
      const lines = pkg.lines.map((line) => ({ ...line, title: 'n' }));
      await tx
        .insert(packages)
        .values({ ...pkg, id: ids.packageId, venueId: ids.venueId, category: 'other', lines });
      await tx
        .insert(deals)
        .values({ ...deal, id: ids.dealId, slug: name, venueId: ids.venueId, category: 'other', title });
      await tx.insert(dealVersions).values({
        ...{ ...version, id: `version_${name}`, dealId: ids.dealId, packageId: ids.packageId },
        ...{ title, description: '', terms: { ...version.terms, offPeak } },
      });
      await relist(tx, { dealIds: [ids.dealId] });
    }
    await changeDeal(tx, deal, { status: 'paused' });
    return accept(null);
  });
});

async function named(query: Record<string, unknown>): Promise<string[]> {
  const list = await listDeals(ctx, listDealsInput.parse({ limit: 100, ...query }));
  return list.ok ? list.value.items.map(({ id }) => id.replace('deal_', '')) : ['refused'];
}

describe('search', () => {
  it.each(questions.map(([typed, ...found]) => ({ typed, found })))(
    'finds $found by “$typed”',
    async ({ typed, found }) => {
      expect(await named({ q: typed })).toEqual(found);
    },
  );

  it('stays within a city, however it is written', async () => {
    expect(await named({ q: 'ma', city: 'zurich, kansas' })).toEqual(['back']);
    expect(await named({ q: 'kase', city: 'ZURICH' })).toEqual(['fondue']);
    expect(await named({ q: 'kase', city: 'Genève' })).toEqual([]);
    expect(await named({ q: '按摩', city: '上海' })).toEqual(['footzh']);
  });

  it('goes with every order and with a span', async () => {
    const span = { from: '2027-03-10T13:00:00Z', until: '2027-03-10T17:00:00Z' };
    for (const sort of ['quietest', 'price', 'newest']) {
      expect((await named({ q: 'zurich', sort })).toSorted()).toEqual(['back', 'flammkuchen', 'fondue']);
      expect((await named({ q: 'zurich', sort, ...span })).toSorted()).toEqual([
        'back',
        'flammkuchen',
        'fondue',
      ]);
    }
  });

  it.each(hostile.map((typed) => ({ typed })))('is not broken by $typed', async ({ typed }) => {
    expect(await named({ q: typed })).not.toContain('refused');
  });

  it('finds every deal by nothing but signs', async () => {
    expect(await named({ q: '"*%_' })).toHaveLength(Object.keys(market).length);
  });
});
