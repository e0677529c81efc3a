import type { Defect } from './defect';

const reactions = 'usecases/reactions.ts';
const heard = 'usecases/payments/hear-payment.test.ts';
const once = 'app/_web/door/once.ts';
const door = 'app/_web/route.test.ts';

/** Money that moves twice, or is told of twice. */
export const payments: readonly Defect[] = [
  {
    name: 'unique (provider, event id) dropped',
    edits: [
      {
        file: 'db/migrations/sqlite/0000_start.sql',
        find: 'CREATE UNIQUE INDEX `provider_events_event`',
        put: 'CREATE INDEX `provider_events_event`',
      },
      {
        file: 'db/orders/provider-events.ts',
        find: '    .onConflictDoNothing({ target: [providerEvents.provider, providerEvents.eventId] })\n',
        put: '',
      },
    ],
    test: {
      file: heard,
      name: 'keeps a message once and acts on it later, also when nothing could be asked at first',
    },
  },
  {
    name: 'webhook acknowledged before commit',
    edits: [
      {
        file: 'usecases/payments/hear-payment.ts',
        find: '  return ctx.transaction(async (tx, now) => {',
        put: '  const kept = ctx.transaction(async (tx, now) => {',
      },
      {
        file: 'usecases/payments/hear-payment.ts',
        find: '    return accept({ received: true });\n  });\n',
        put: '    return accept({ received: true });\n  });\n  kept.catch(() => undefined);\n  return accept({ received: true });\n',
      },
    ],
    test: {
      file: 'app/_web/door/hook.test.ts',
      name: 'says 503 where it could not be kept, so that it is told again',
    },
  },
  {
    name: 'provider call inside the transaction',
    edits: [
      {
        file: 'usecases/payments/parts/payment-acts.ts',
        find: '  const outcome = await ask(ctx, { act, payment, order, isRepeat });\n',
        put: `  const inside = await ctx.transaction(async () => accept(await ask(ctx, { act, payment, order, isRepeat })));
  if (!inside.ok) return inside;
  const outcome = inside.value;
`,
      },
    ],
    test: {
      file: 'usecases/orders/place-order.test.ts',
      name: 'takes the money, one room and one deal seat, and issues a voucher',
    },
  },
  {
    name: 'idempotency row written after the effect',
    edits: [
      {
        file: once,
        find: '  const claim = await ctx.transaction(async (tx, now) =>',
        put: '  const done = await work();\n  const claim = await ctx.transaction(async (tx, now) =>',
      },
      {
        file: once,
        find: '...(await run(ctx, id, work)), replayed',
        put: '...(await run(ctx, id, async () => done)), replayed',
      },
    ],
    test: { file: door, name: 'acts once for twenty copies at once and says the same, byte for byte' },
  },
  {
    name: 'key not scoped to user',
    edits: [
      {
        file: 'app/_web/route.ts',
        find: '  const caller = scopeOf(world, ctx.actor, request.headers);',
        put: "  const caller = scopeOf(world, ctx.actor, request.headers) && 'everybody';",
      },
    ],
    test: { file: door, name: 'keeps keys of different callers apart' },
  },
  {
    name: 'compensation refunds without checking who captured',
    edits: [
      {
        file: reactions,
        find: "  const ended = await finishAct(tx, { actId: act.id, status: isDone ? 'done' : 'declined', now });\n  if (!ended) return nothingMore;\n",
        put: "  await finishAct(tx, { actId: act.id, status: isDone ? 'done' : 'declined', now });\n",
      },
    ],
    test: {
      file: heard,
      name: 'pays the order once the person has confirmed at the bank, however often it is told',
    },
  },
  {
    name: 'refund allowed after redemption',
    edits: [
      {
        file: 'db/vouchers/unused-vouchers.ts',
        find: `        inArray(vouchers.status, from),
        eq(vouchers.usesLeft, sql\`\${vouchers.usesTotal}\`),
`,
        put: '',
      },
    ],
    test: { file: 'usecases/orders/cancel-order.test.ts', name: 'is over once the guest was let in' },
  },
  {
    name: 'pay-out selects without claiming',
    edits: [
      {
        file: 'db/settlement/claims.ts',
        find: '        or(inArray(transfers.debit, its), inArray(transfers.credit, its)),\n        isUnclaimed(db),\n',
        put: '        or(inArray(transfers.debit, its), inArray(transfers.credit, its)),\n',
      },
      {
        file: 'db/settlement/payouts.ts',
        find: 'await tx.insert(payoutLines).values([...lines]);',
        put: 'await tx.insert(payoutLines).values([...lines]).onConflictDoNothing();',
      },
    ],
    test: {
      file: 'usecases/settlement/payouts.test.ts',
      name: 'a refund after the payout is an adjustment; what is owed to us is taken from the next day',
    },
  },
  {
    name: 'fee rounded per line and per total differently',
    edits: [
      {
        file: 'domain/settlement/line.ts',
        find: '    net: minus(paidMinor, fee),',
        put: '    net: minor(Math.round((paidMinor * (wholeShare - feeDue.share)) / wholeShare)),',
      },
    ],
    test: {
      file: 'domain/settlement/fee.test.ts',
      name: 'at any price a line adds up, and so does the sum of all lines',
    },
  },
  {
    name: 'currency ignored in sum',
    edits: [
      {
        file: 'db/ledger/balances.ts',
        find: `const key = \`$\{account} $\{currency}\`;`,
        put: 'const key = account;',
      },
    ],
    test: { file: 'db/ledger/book.test.ts', name: 'what one currency has never counts for another' },
  },
  {
    name: 'currency ignored in spending',
    edits: [
      {
        file: 'db/ledger/book.ts',
        find: 'const its = and(eq(coveredAccounts.account, account), eq(coveredAccounts.currency, currency));',
        put: 'const its = eq(coveredAccounts.account, account);',
      },
    ],
    test: { file: 'db/ledger/book.test.ts', name: 'what one currency has never counts for another' },
  },
  {
    name: 'price taken from the request',
    edits: [
      {
        file: 'usecases/orders/place-order.ts',
        find: "  if (isDearer(price, input.seenPrice)) return refuse({ reason: 'price-changed', price });\n",
        put: '',
      },
      {
        file: 'usecases/orders/place-order.ts',
        find: 'promised: promiseOf(priced), taken',
        put: 'promised: { ...promiseOf(priced), priceMinor: input.seenPrice.amount }, taken',
      },
    ],
    test: {
      file: 'usecases/orders/place-order.test.ts',
      name: 'is refused before anything is taken when the price seen is lower than the price',
    },
  },
];
