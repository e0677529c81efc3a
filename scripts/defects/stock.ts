import type { Defect } from './defect';

const seats = 'db/slots/slots.ts';
const race = 'db/slots/slots.race.test.ts';

/** Seats, members and uses: what there is only so many of. */
export const stock: readonly Defect[] = [
  {
    name: 'drop AND sold<cap',
    edits: [{ file: seats, find: 'lte(venueSteps.taken, most.taken),', put: 'undefined,' }],
    test: { file: race, name: 'take exactly 17' },
  },
  {
    name: 'swap < to <= (seats)',
    edits: [{ file: seats, find: 'taken: seats - places,', put: 'taken: seats,' }],
    test: { file: race, name: 'take exactly 17' },
  },
  {
    name: 'swap < to <= (members)',
    edits: [
      {
        file: 'db/groups/groups.ts',
        find: `lt(sql\`$\{groups.members} + $\{groups.joining}\`, groups.maximum)`,
        put: `lte(sql\`$\{groups.members} + $\{groups.joining}\`, groups.maximum)`,
      },
    ],
    test: {
      file: 'usecases/groups/parts/group-life.race.test.ts',
      name: 'tips once when fifty want the last places, and lets in five',
      on: 'postgres',
    },
  },
  {
    name: 'hold release without state guard',
    edits: [
      {
        file: 'db/slots/holds.ts',
        find: '.where(and(eq(holds.id, ending.holdId), isNull(holds.endedAt)))',
        put: '.where(eq(holds.id, ending.holdId))',
      },
    ],
    test: {
      file: 'usecases/orders/release-hold.test.ts',
      name: 'S4: can be let go at once, and twice is once',
    },
  },
  {
    name: 'read outside the transaction',
    edits: [
      {
        file: 'usecases/venues/update-venue.ts',
        find: '  return ctx.transaction(async (tx, now) => {\n    const venue',
        put: '  const taken = await mostTaken(ctx.reader, id, ctx.clock.now());\n  return ctx.transaction(async (tx, now) => {\n    const venue',
      },
      {
        file: 'usecases/venues/update-venue.ts',
        find: '    const taken = await mostTaken(tx, id, now);\n',
        put: '',
      },
    ],
    test: {
      file: 'usecases/venues/update-venue.race.test.ts',
      name: 'S5: while seats are lowered nobody takes one that is no longer there',
    },
  },
  {
    name: 'unique index on redemption dropped (here: the guard on uses)',
    edits: [
      {
        file: 'db/vouchers/vouchers.ts',
        find: `        inArray(vouchers.status, redeem.from),
        gte(vouchers.usesLeft, quantity),
`,
        put: '',
      },
    ],
    test: {
      file: 'usecases/vouchers/redeem-voucher.race.test.ts',
      name: 'let each voucher in once',
      on: 'postgres',
    },
  },
  {
    name: 'batch checked line by line',
    edits: [{ file: seats, find: 'taken: seats - places,', put: 'taken: seats - 1,' }],
    test: { file: race, name: 'and two places are not had where one is left' },
  },
  {
    name: 'negative quantity accepted',
    edits: [
      {
        file: 'usecases/orders/place-order.input.ts',
        find: 'quantity: z.coerce.number().int().min(1).max(50)',
        put: 'quantity: z.coerce.number().int().max(50)',
      },
    ],
    test: {
      file: 'usecases/orders/place-order.test.ts',
      name: 'nobody buys less than one of something, or part of it',
    },
  },
  {
    name: 'counter increments twice on retry',
    edits: [
      {
        file: 'usecases/orders/place-order.ts',
        find: '  if (known) return answer(ctx, known);\n',
        put: '',
      },
      {
        file: 'usecases/orders/place-order.ts',
        find: 'requestKey: ctx.requestKey ?? null,',
        put: 'requestKey: known ? null : (ctx.requestKey ?? null),',
      },
      {
        file: 'usecases/orders/place-order.ts',
        find: 'function rowOf({ ctx, input, buyer, card }: Plan,',
        put: 'function rowOf({ ctx, input, buyer, card, known }: Plan & { known?: string | null },',
      },
      {
        file: 'usecases/orders/place-order.ts',
        find: 'const plan = { ctx, input, buyer: buyer.value, card, canHold };',
        put: 'const plan = { ctx, input, buyer: buyer.value, card: identified.card, known };',
      },
    ],
    test: {
      file: 'usecases/orders/place-order.test.ts',
      name: 'is the same order when the answer was lost and it is asked again',
    },
  },
];
