import { Button, ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { MerchantHome } from '@/usecases/people/get-merchant';

/** Where the business stands on its way to selling, and the one thing to do next. */
export function Standing({ home }: { home: MerchantHome }) {
  switch (home.merchant.status) {
    case 'verified':
      return null;
    case 'submitted':
      return (
        <Notice title="We check your business">
          You may build deals meanwhile. They sell once you are verified.
        </Notice>
      );
    case 'suspended':
      return (
        <Notice kind="warn" title="Your business is suspended">
          Nothing sells now; vouchers stay valid. {reasonsOf(home)}
        </Notice>
      );
    case 'draft':
      return <Steps home={home} />;
    case 'refused':
      return (
        <>
          <Notice kind="warn" title="We could not verify you">
            {reasonsOf(home)}
          </Notice>
          <Steps home={home} />
        </>
      );
  }
}

function Steps({ home: { merchant, venues, packages } }: { home: MerchantHome }) {
  const isDescribed = venues.length > 0 && packages.length > 0;
  return (
    <Notice title="Three steps until you sell">
      <ol className="list-decimal ps-5 my-2">
        <li>{venues.length > 0 ? 'Your place is described.' : 'Describe your place.'}</li>
        <li>{packages.length > 0 ? 'What you sell is described.' : 'Say what you sell.'}</li>
        <li>Have your business verified.</li>
      </ol>
      {isDescribed ? (
        <form method="post" action={`/api/v1/merchants/${merchant.id}/submissions`}>
          <Button>Ask for verification</Button>
        </form>
      ) : (
        <ButtonLink href={`/merchant/venue?merchant=${merchant.id}`}>Describe your place</ButtonLink>
      )}
    </Notice>
  );
}

function reasonsOf({ decision }: MerchantHome): string {
  const reasons = decision?.reasons.map((code) => code.replaceAll('-', ' ')).join(', ');
  return [reasons ? `Reasons: ${reasons}.` : '', decision?.note ?? ''].join(' ').trim();
}
