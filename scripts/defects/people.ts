import type { Defect } from './defect';

/** Who may, and whose it is. */
export const people: readonly Defect[] = [
  {
    name: 'merchant id taken from the request',
    edits: [
      {
        file: 'usecases/vouchers/parts/till.ts',
        find: "if (!isIt || found.voucher.merchantId !== venue.merchantId) return refuse({ reason: 'no-such-voucher' });",
        put: "if (!isIt) return refuse({ reason: 'no-such-voucher' });",
      },
    ],
    test: {
      file: 'usecases/vouchers/redeem-voucher.test.ts',
      name: 'V4: sounds at the till of another merchant like a code that does not exist',
    },
  },
  {
    name: 'role check only in proxy (operators)',
    edits: [
      {
        file: 'usecases/authorize.ts',
        find: "  if (!ctx.actor.isAdmin) return refuse({ reason: 'not-found' });\n",
        put: '',
      },
    ],
    test: { file: 'usecases/admin/approval.test.ts', name: 'only admins decide' },
  },
  {
    name: 'role check only in proxy (merchants)',
    edits: [
      {
        file: 'usecases/authorize.ts',
        find: "  if (membership.role !== 'owner' && !roles.includes(membership.role))\n    return refuse({ reason: 'not-allowed' });\n",
        put: '',
      },
    ],
    test: {
      file: 'usecases/admin/approval.test.ts',
      name: 'a stranger finds nothing, a guest signs in, a clerk may not',
    },
  },
  {
    name: 'session checked by truthiness',
    edits: [
      {
        file: 'app/_web/door/caller.ts',
        find: "  return found && isTheirs ? found.actor : { kind: 'guest' };",
        put: "  return found && isTheirs !== null ? found.actor : { kind: 'guest' };",
      },
    ],
    test: {
      file: 'app/_web/sessions.test.ts',
      name: 'believes no cookie of another secret, person, session or version',
    },
  },
];
