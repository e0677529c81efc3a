import type { Defect } from './defect';

const store = 'db/sqlite/sqlite.test.ts';
const sqlite = 'db/sqlite/sqlite.ts';
const writer = 'db/sqlite/writer.ts';

/** Deadlines, and what several processes or a power cut do. */
export const clocks: readonly Defect[] = [
  {
    name: 'BEGIN instead of BEGIN IMMEDIATE',
    edits: [
      {
        file: writer,
        find: "connection.exec('BEGIN IMMEDIATE');",
        put: "connection.exec('BEGIN');",
      },
    ],
    test: { file: store, name: 'a transaction may write from its first read on, whoever else wants to' },
  },
  {
    name: 'synchronous=NORMAL',
    edits: [
      {
        file: sqlite,
        find: "connection.pragma('synchronous = FULL');",
        put: "connection.pragma('synchronous = NORMAL');",
      },
    ],
    test: { file: store, name: 'what was acknowledged is on the disk, also in a file that is opened again' },
  },
  {
    name: 'deadline compared in local time',
    edits: [
      {
        file: 'domain/deals/closes-at.ts',
        find: '      return start - group.closesHoursBefore * hourMs;',
        put: "      return Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('Europe/Lisbon').subtract({ days: group.closesHoursBefore / 24 }).epochMilliseconds;",
      },
      {
        file: 'domain/deals/closes-at.ts',
        find: "import { hourMs } from '../time/zone';",
        put: "import { Temporal } from 'temporal-polyfill';\nimport { hourMs } from '../time/zone';",
      },
    ],
    test: {
      file: 'domain/groups/life.test.ts',
      name: 'closing counts real hours, also over the night the clocks change',
    },
  },
  {
    name: 'deadline > vs >= in two places (where a join is written)',
    edits: [
      {
        file: 'db/groups/members.ts',
        find: `export async function becomeMember(tx: Tx, entry: Entry): Promise<GroupRow | null> {
  const inTime = and(isNull(groups.closedAt), gt(groups.closesAt, entry.now));`,
        put: `export async function becomeMember(tx: Tx, entry: Entry): Promise<GroupRow | null> {
  const inTime = and(isNull(groups.closedAt), sql\`\${groups.closesAt} >= \${entry.now}\`);`,
      },
    ],
    test: {
      file: 'usecases/groups/parts/joining.test.ts',
      name: 'a payment that gives its word at the deadline itself is too late',
    },
  },
  {
    name: 'deadline > vs >= in two places (where a join is decided)',
    edits: [
      {
        file: 'domain/groups/life.ts',
        find: 'return now < group.closesAt && group',
        put: 'return now <= group.closesAt && group',
      },
    ],
    test: { file: 'domain/groups/life.test.ts', name: 'nobody joins at closing time itself' },
  },
  {
    name: 'recovery job skips unknown intents',
    edits: [
      {
        file: 'db/orders/payment-acts.ts',
        find: "const openStatuses = ['started', 'unknown'] as const;",
        put: "const openStatuses = ['started'] as const;",
      },
    ],
    test: {
      file: 'usecases/schedule.test.ts',
      name: 'finishes an order whose payment went through while the answer was lost',
    },
  },
  {
    name: 'two schedulers without a lease',
    edits: [
      {
        file: 'db/leases.ts',
        find: 'and(eq(leases.name, name), or(lte(leases.until, now), eq(leases.holder, holder)))',
        put: 'and(eq(leases.name, name), or(lte(leases.until, until), eq(leases.holder, holder)))',
      },
    ],
    test: { file: 'db/leases.test.ts', name: 'of twenty that ask at once one gets the lease' },
  },
];
