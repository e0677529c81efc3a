import { merchantRoles } from '@/domain/people/roles';
import { column as c } from '../columns';

export const people = c.table(
  'people',
  {
    id: c.text('id').primaryKey(),
    email: c.text('email').notNull(),
    name: c.text('name').notNull(),
    passwordHash: c.text('password_hash'),
    isAdmin: c.flag('is_admin').notNull().default(false),
    /** When somebody showed that the address is theirs, by what was mailed there. */
    emailProvenAt: c.instant('email_proven_at'),
    /** Came to sell, perhaps before the first business is described. */
    isMerchant: c.flag('is_merchant').notNull().default(false),
    /** Raised to end every session of this person at once. */
    sessionVersion: c.count('session_version').notNull().default(1),
    createdAt: c.instant('created_at').notNull(),
  },
  (t) => [c.unique('people_email').on(t.email)],
);

export const tokens = c.table(
  'tokens',
  {
    id: c.text('id').primaryKey(),
    personId: c
      .text('person_id')
      .notNull()
      .references(() => people.id),
    tokenHash: c.text('token_hash').notNull(),
    label: c.text('label').notNull(),
    createdAt: c.instant('created_at').notNull(),
    /** Null never expires (test people only). */
    expiresAt: c.instant('expires_at'),
  },
  (t) => [
    c.unique('tokens_hash').on(t.tokenHash),
    c.index('tokens_person').on(t.personId),
    c.index('tokens_expires').on(t.expiresAt),
  ],
);

export const merchants = c.table('merchants', {
  id: c.text('id').primaryKey(),
  name: c.text('name').notNull(),
  country: c.text('country').notNull(),
  currency: c.text('currency').notNull(),
  registrationNumber: c.text('registration_number'),
  contactEmail: c.text('contact_email').notNull(),
  status: c.oneOf('status', ['draft', 'submitted', 'verified', 'refused', 'suspended']).notNull(),
  version: c.count('version').notNull().default(1),
  createdAt: c.instant('created_at').notNull(),
  submittedAt: c.instant('submitted_at'),
});

/** Who may act for a merchant. Without `personId` it is an invitation, which whoever reads the mail to that address accepts. */
export const memberships = c.table(
  'memberships',
  {
    id: c.text('id').primaryKey(),
    merchantId: c
      .text('merchant_id')
      .notNull()
      .references(() => merchants.id),
    email: c.text('email').notNull(),
    personId: c.text('person_id').references(() => people.id),
    role: c.oneOf('role', merchantRoles).notNull(),
    invitedAt: c.instant('invited_at').notNull(),
    acceptedAt: c.instant('accepted_at'),
    revokedAt: c.instant('revoked_at'),
    /** A keyed hash of what stands in the link of the invitation. */
    invitationHash: c.text('invitation_hash'),
  },
  (t) => [
    c.unique('memberships_merchant_email').on(t.merchantId, t.email),
    c.unique('memberships_invitation').on(t.invitationHash),
    c.index('memberships_person').on(t.personId),
    c.index('memberships_email').on(t.email),
  ],
);
