import { DescriptionList } from '../ui/description-list';

export type MerchantSaid = {
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly registrationNumber: string | null;
  readonly contactEmail: string;
  readonly status: string;
};

/** What a business said of itself. */
export function MerchantFacts({ merchant }: { merchant: MerchantSaid }) {
  return (
    <DescriptionList
      items={[
        { term: 'Status', detail: merchant.status },
        { term: 'Country', detail: merchant.country },
        { term: 'Currency', detail: merchant.currency },
        { term: 'Register', detail: merchant.registrationNumber || 'not given' },
        { term: 'Contact', detail: <span className="break-all">{merchant.contactEmail}</span> },
      ]}
    />
  );
}
