export type Seller = {
  readonly name: string;
  readonly country: string;
  readonly registrationNumber: string | null;
  readonly contactEmail: string;
  readonly isVerified: boolean;
};

/** With whom the contract is made. */
export function SellerFacts({ seller }: { seller: Seller }) {
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>
        <strong>{seller.name}</strong>, {seller.country}
        {seller.registrationNumber ? `, register number ${seller.registrationNumber}` : ''}
      </p>
      <p>
        <a href={`mailto:${seller.contactEmail}`}>{seller.contactEmail}</a>
      </p>
      <p className="text-ink-2">
        {seller.isVerified
          ? 'A business; its register entry was checked by us.'
          : 'A business; not checked by us yet.'}
      </p>
    </div>
  );
}
