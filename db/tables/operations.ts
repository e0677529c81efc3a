import { column as c } from '../columns';

/** Mail to send, written in the transaction that causes it: exactly one per `dedupeKey`. */
export const outbox = c.table(
  'outbox',
  {
    id: c.text('id').primaryKey(),
    topic: c.text('topic').notNull(),
    recipient: c.text('recipient').notNull(),
    subject: c.text('subject').notNull(),
    body: c.text('body').notNull(),
    dedupeKey: c.text('dedupe_key').notNull(),
    createdAt: c.instant('created_at').notNull(),
    sentAt: c.instant('sent_at'),
    attempts: c.count('attempts').notNull().default(0),
    /** Not before: each attempt moves it further away. */
    nextTryAt: c.instant('next_try_at').notNull(),
    /** The mail server will never take it: kept to be seen, not tried again. */
    refusedAt: c.instant('refused_at'),
  },
  (t) => [
    c.unique('outbox_dedupe').on(t.dedupeKey),
    c.index('outbox_due').on(t.sentAt, t.nextTryAt),
    c.index('outbox_recipient').on(t.recipient),
  ],
);

/** Who changed what, append-only. */
export const auditEvents = c.table(
  'audit_events',
  {
    id: c.text('id').primaryKey(),
    at: c.instant('at').notNull(),
    actor: c.text('actor').notNull(),
    act: c.text('act').notNull(),
    entity: c.text('entity').notNull(),
    before: c.json<unknown>('before'),
    after: c.json<unknown>('after'),
  },
  (t) => [c.index('audit_events_entity').on(t.entity, t.at), c.index('audit_events_at').on(t.at)],
);

/** First answers by the caller's key, so that a repeated request has one effect. `body` is encrypted. */
export const idempotencyKeys = c.table(
  'idempotency_keys',
  {
    caller: c.text('caller').notNull(),
    key: c.text('key').notNull(),
    requestHash: c.text('request_hash').notNull(),
    status: c.count('status'),
    body: c.text('body'),
    createdAt: c.instant('created_at').notNull(),
    lockedUntil: c.instant('locked_until').notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.caller, t.key] }), c.index('idempotency_keys_created').on(t.createdAt)],
);

/** How often somebody asked in the current window of a limit, all web processes together. */
export const rateCounts = c.table(
  'rate_counts',
  {
    /** Name of the limit. */
    name: c.text('name').notNull(),
    /** An address, a person, or what the limit is counted by. */
    whose: c.text('whose').notNull(),
    requests: c.count('requests').notNull(),
    endsAt: c.instant('ends_at').notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.name, t.whose] }), c.index('rate_counts_ends').on(t.endsAt)],
);

/** Who runs the jobs: a lease with a fencing token. */
export const leases = c.table('leases', {
  name: c.text('name').primaryKey(),
  holder: c.text('holder').notNull(),
  token: c.count('token').notNull(),
  until: c.instant('until').notNull(),
});

/** Small facts of this installation: the loaded scene, the test clock. */
export const facts = c.table('facts', {
  name: c.text('name').primaryKey(),
  value: c.json<unknown>('value').notNull(),
});

/** The built-in payment provider's own book: apart from ours, as a bank's would be. */
export const providerBook = c.table(
  'provider_book',
  {
    key: c.text('key').primaryKey(),
    entry: c.json<unknown>('entry').notNull(),
    madeAt: c.instant('made_at').notNull(),
  },
  (t) => [c.index('provider_book_made').on(t.madeAt)],
);
