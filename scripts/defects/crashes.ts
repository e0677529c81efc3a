import type { Defect } from './defect';

/** What a killed process, a crashed database or a cut line leaves behind. */
export const crashes: readonly Defect[] = [
  {
    name: 'a number given out again after a crash is taken for ours',
    edits: [
      {
        file: 'db/postgres/transact.ts',
        find: "if (status === 'committed' && life === lost.life) return true;",
        put: "if (status === 'committed') return true;",
      },
    ],
    test: {
      file: 'db/postgres/postgres.test.ts',
      name: 'a commit is not taken for ours where a crash lost it and its number was given to another',
      on: 'postgres',
    },
  },
  {
    name: 'a line that fell silent is waited for',
    edits: [{ file: 'db/postgres/postgres.ts', find: '    query_timeout: questionMs + 2_000,\n', put: '' }],
    test: {
      file: 'db/postgres/postgres.test.ts',
      name: 'a line that falls silent is given up, and what was asked on it is asked again on another',
      on: 'postgres',
    },
  },
  {
    name: 'the key of a killed process stays locked',
    edits: [
      { file: 'app/_web/door/once.ts', find: 'const lockMillis = 6_000;', put: 'const lockMillis = 60_000;' },
    ],
    test: {
      file: 'app/_web/route.test.ts',
      name: 'holds the key of what takes long, and lets it go once its process is silent',
    },
  },
  {
    name: 'a request at work lets its key go',
    edits: [
      {
        file: 'app/_web/door/once.ts',
        find: 'const beat = setInterval(() => void extend(ctx, id), lockMillis / 3);',
        put: 'const beat = undefined;',
      },
    ],
    test: {
      file: 'app/_web/route.test.ts',
      name: 'holds the key of what takes long, and lets it go once its process is silent',
    },
  },
  {
    name: 'whoever lost the lease writes on',
    edits: [
      {
        file: 'db/leases.ts',
        find: 'return and(eq(leases.name, name), eq(leases.holder, holder), eq(leases.token, token));',
        put: 'return eq(leases.name, name);',
      },
    ],
    test: {
      file: 'db/leases.test.ts',
      name: 'a transaction is fenced: it knows that its lease went to somebody else, and renews the one it has',
    },
  },
  {
    name: 'whoever spends waits as long as the work takes',
    edits: [
      {
        file: 'app/_web/door/rush/in-time.ts',
        find: 'return await Promise.race([work, tooLong]);',
        put: 'return await work;',
      },
    ],
    test: {
      file: 'app/_web/door/rush/in-time.test.ts',
      name: 'tells whoever waits too long to come again, and lets the work go on',
    },
  },
  {
    name: 'the members of a group are told of a tier at every join',
    edits: [
      {
        file: 'usecases/groups/parts/group-news.ts',
        find: '  if (tier.members <= group.tierTold || !(await markTierTold(work.tx, group.id, tier.members))) return;\n',
        put: '',
      },
    ],
    test: {
      file: 'usecases/groups/letters.test.ts',
      name: 'it grows to a tier, once, and all pay it',
    },
  },
  {
    name: 'what the provider said before the money was taken undoes it',
    edits: [
      {
        file: 'usecases/payments/parts/payment-news.ts',
        find: 'recordPage({ ctx, tx, now }, payment, page)',
        put: "recordPage({ ctx, tx, now }, given(await getPayment(tx, id), 'it is there'), page)",
      },
    ],
    test: {
      file: 'usecases/payments/parts/later-news.test.ts',
      name: 'a page that was read before the money was taken does not say that it was taken back',
    },
  },
  {
    name: 'what a payment was before the provider spoke decides what it is',
    edits: [
      {
        file: 'usecases/reactions.ts',
        find: '!(await isAskedFor(work))',
        put: 'payment.capturedMinor === 0',
      },
    ],
    test: {
      file: 'usecases/payments/parts/taken-once.test.ts',
      name: 'money that is taken while its payer cancels is taken once and given back once',
    },
  },
  {
    name: 'whoever had no answer and asks again is moved again',
    edits: [
      {
        file: 'usecases/orders/reschedule-order.ts',
        find: '  if (start === input.start) return accept({ supplementId: null });\n',
        put: '',
      },
    ],
    test: { file: 'usecases/crash.test.ts', name: 'somebody takes a dearer time' },
  },
];
