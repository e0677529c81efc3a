/** What a guest without an account adds to the address of their order, voucher or claim: `?accessToken=…`; nothing for others. */
export function accessQuery(accessToken: string | undefined): string {
  return accessToken ? `?accessToken=${encodeURIComponent(accessToken)}` : '';
}
