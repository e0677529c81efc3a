import { countUnanswered, groupsClosing, versionsToAnswer } from '@/db/people/merchant-alerts';
import { accept } from '@/domain/kernel/result';
import { hourMs, localOf } from '@/domain/time/zone';
import { authorizeMerchant } from '../authorize';
import type { Answer, Context } from '../context';
import type { ListAlerts } from './list-alerts.input';

/** Something a merchant should know before it is too late, or should answer. */
export type Alert =
  | {
      readonly kind: 'group-closing';
      readonly groupId: string;
      readonly title: string;
      readonly missing: number;
      readonly closesAt: string;
      readonly slot: string | null;
    }
  | { readonly kind: 'deal-to-answer'; readonly dealId: string; readonly title: string; readonly said: Said }
  | { readonly kind: 'deal-waiting'; readonly dealId: string; readonly title: string }
  | { readonly kind: 'payments-unanswered'; readonly orders: number };
type Said = 'asked' | 'refused';

const soonHours = 24;

/** What is urgent first: money nobody answers for, groups about to close, questions, then what only waits. */
export async function listAlerts(ctx: Context, { id }: ListAlerts): Promise<Answer<Alert[]>> {
  const scope = authorizeMerchant(ctx, id, ['manager', 'accountant', 'clerk']);
  if (!scope.ok) return scope;
  const now = ctx.clock.now();
  const unanswered = await countUnanswered(ctx.reader, id);
  const closing = await groupsClosing(ctx.reader, { merchantId: id, now, until: now + soonHours * hourMs });
  const versions = await versionsToAnswer(ctx.reader, id);
  return accept([
    ...(unanswered > 0 ? [{ kind: 'payments-unanswered' as const, orders: unanswered }] : []),
    ...closing.map(groupAlert),
    ...versions.flatMap(questionOf),
    ...versions.flatMap(({ status, dealId, title }) =>
      status === 'submitted' ? [{ kind: 'deal-waiting' as const, dealId, title }] : [],
    ),
  ]);
}

function groupAlert({ group, title, timeZone }: Awaited<ReturnType<typeof groupsClosing>>[number]): Alert {
  return {
    kind: 'group-closing',
    groupId: group.id,
    title,
    missing: Math.max(0, group.threshold - group.members),
    closesAt: localOf(group.closesAt, timeZone),
    slot: group.start === null ? null : localOf(group.start, timeZone),
  };
}

function questionOf({
  status,
  dealId,
  title,
}: Awaited<ReturnType<typeof versionsToAnswer>>[number]): Alert[] {
  if (status !== 'asked' && status !== 'refused') return [];
  return [{ kind: 'deal-to-answer', dealId, title, said: status }];
}
