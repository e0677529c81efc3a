import { settleGroup } from './group-life';
import type { Work } from './group-money';
import { runPledgeRound } from './pledge-round';

/** The close of a group: pledges come in first, then members, places and the clock decide. */
export async function endGroup(work: Work, { id, dealId }: { id: string; dealId: string }): Promise<void> {
  await assignPledgesOf(work, dealId);
  await settleGroup(work, id);
}

/** Assigns the pledges of a deal that are due, and tips what they complete. */
export async function assignPledgesOf(work: Work, dealId: string): Promise<void> {
  for (const groupId of await runPledgeRound(work, dealId)) await settleGroup(work, groupId);
}
