export const merchantRoles = ['owner', 'manager', 'accountant', 'clerk'] as const;
export type MerchantRole = (typeof merchantRoles)[number];

/** Who acts. `guest` has no account; `system` is time itself (deadlines, jobs). */
export type Actor =
  | { readonly kind: 'guest' }
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly email: string;
      readonly name: string;
      readonly isAdmin: boolean;
      /** Came to sell, perhaps before the first business is described. */
      readonly isMerchant?: boolean;
      readonly memberships: readonly Membership[];
      /** The token or session the request came with. */
      readonly tokenId?: string;
    }
  | { readonly kind: 'system' };
export type Membership = { readonly merchantId: string; readonly role: MerchantRole };
