import { beforeEach, expect, test } from 'vitest';
import { decisionsAbout } from '@/db/people/merchants';
import { decideDeal } from '../admin/decide-deal';
import { type CasaVerde, casaVerde, dealInput, given, liveDealOf } from '../casa-verde';
import { updateDeal } from './update-deal';

let spa: CasaVerde;
let id: string;
beforeEach(async () => {
  spa = await casaVerde();
  id = (await liveDealOf(spa)).id;
});

const at = (percentOff: number) => [{ weekdays: [2], from: '14:00', to: '17:00', percentOff, seats: 3 }];

test('of managers who save at once, all but one are told to load again', async () => {
  const edits = [35, 36, 37, 38].map((percentOff) =>
    updateDeal(spa.owner, { id, version: 1, ...dealInput(spa.ids, { offPeak: at(percentOff) }) }),
  );
  const answers = await Promise.all(edits);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers.filter(({ ok }) => !ok))
    expect(answer).toMatchObject({ refusal: { reason: 'stale-version' } });
});

test('of moderators who decide at once, one decision counts', async () => {
  given(await updateDeal(spa.owner, { id, version: 1, ...dealInput(spa.ids, { offPeak: at(40) }) }));
  const decisions = ['approve', 'refuse', 'ask', 'approve'] as const;
  const answers = await Promise.all(
    decisions.map((decision) =>
      decideDeal(spa.admin, { id, decision, reasons: decision === 'approve' ? [] : ['quality'], version: 2 }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const about = await decisionsAbout(spa.world.reader, id);
  expect(about.filter(({ version }) => version === 2)).toHaveLength(1);
});
