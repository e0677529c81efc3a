import { expect, it } from 'vitest';
import { instantOf } from '@/domain/time/iso';
import { getGroup } from './get-group';
import { getGroupState } from './get-group-state';
import { gathering, well } from './testing';

it('says how many are in to anybody with the link, and changes with every step of the group', async () => {
  const { ctx, joined, at } = await gathering();
  const { group } = await joined('ana');
  const id = group?.id ?? '';
  const state = async () => well(await getGroupState(ctx, { id }));
  expect(await state()).toEqual({
    status: 'open',
    members: 1,
    maximum: 5,
    closedAt: null,
    isCalledOff: false,
  });
  await joined('ben');
  expect(await state()).toMatchObject({ members: 2 });
  expect(well(await getGroup(ctx, { id })).state).toEqual(await state());
  await at(instantOf('2027-03-10T15:00:00Z'));
  expect(await state()).toMatchObject({ status: 'failed', closedAt: '2027-03-10T15:00:00Z' });
  expect(await getGroupState(ctx, { id: 'group_none' })).toMatchObject({ refusal: { reason: 'not-found' } });
});
