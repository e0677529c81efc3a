import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext, pageRefusal } from '@/app/_web/page';
import { DealForm } from '@/components/deals/editor/deal-form';
import { StatusBadge } from '@/components/deals/review/status-badge';
import { ShareLink } from '@/components/groups/share-link';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { fieldError } from '@/components/words/field-errors';
import { getOwnDeal, type OwnDealView } from '@/usecases/deals/get-own-deal';
import { inMerchant, merchantHome, one, type PageProps, Portal } from '../../portal';
import { askedGroup } from '../asked-group';
import { askedHours } from '../asked-hours';
import { priceOfVenue } from '../price-of-venue';
import { DealActs } from './deal-acts';
import { DealChecks } from './deal-checks';

export const metadata: Metadata = { title: 'Deal' };

type Props = PageProps & { readonly params: Promise<{ deal: string }> };

const done: Record<string, string> = {
  saved: 'Saved.',
  submitted: 'Handed in. A moderator looks at it; you get a mail.',
};

export default async function DealPage({ params, searchParams }: Props) {
  const { deal: id } = await params;
  const [ctx, refusal, search] = await Promise.all([pageContext(), pageRefusal(searchParams), searchParams]);
  const found = await getOwnDeal(ctx, { id });
  if (!found.ok && found.refusal.reason !== 'not-signed-in') notFound();
  const deal = found.ok ? found.value : null;
  const asked = Promise.resolve(deal ? { ...search, merchant: deal.merchantId } : search);
  const home = await merchantHome(asked, `/merchant/deals/${id}`);
  if (!deal) notFound();
  const said = done[one(search.done) ?? ''];
  return (
    <Portal home={home} current="/merchant/deals" searchParams={searchParams}>
      <PageHeading
        title={deal.title}
        back={{ href: await inMerchant('/merchant/deals', home), title: 'Deals' }}
        lead={
          <>
            <StatusBadge status={deal.status} /> Version {deal.version} at {deal.venue.name}
          </>
        }
      >
        <ButtonLink kind="plain" size="small" href={`/deals/${deal.slug}`}>
          See it as guests do
        </ButtonLink>
      </PageHeading>
      {said && !refusal ? <Notice kind="ok">{said}</Notice> : null}
      <DealActs deal={deal} isVerified={home.merchant.status === 'verified'} />
      <div className="grid xl:grid-cols-[1fr_22rem] gap-8">
        {isOver(deal) ? (
          <p className="text-ink-2">
            This deal is over and cannot be changed. Make a new one of the same package.
          </p>
        ) : (
          <DealForm
            key={deal.version}
            action={`/api/v1/deals/${deal.id}`}
            version={deal.version}
            venueId={deal.venue.id}
            packageId={deal.package.id}
            deal={deal}
            price={priceOfVenue({
              venue: deal.venue,
              package: deal.package,
              said: {
                rules: [
                  ...deal.offPeak,
                  ...askedHours(one(search.hours), Math.max(1, Math.floor(deal.venue.seats / 2))),
                ],
                floor: deal.floorPrice.amount,
                guardPercent: deal.guardPercent,
                group: askedGroup(one(search.group)) ?? deal.group,
              },
            })}
            error={(path) => fieldError(refusal, path)}
          />
        )}
        <DealChecks deal={deal} />
      </div>
      {deal.status === 'live' ? <Share deal={deal} appUrl={ctx.appUrl} /> : null}
    </Portal>
  );
}

/** What a merchant sends to guests, or prints and hangs up. */
function Share({ deal, appUrl }: { deal: OwnDealView; appUrl: string }) {
  return (
    <ShareLink
      title="Bring guests"
      link={`${appUrl}/deals/${deal.slug}`}
      text={`${deal.title} at ${deal.venue.name}`}
      square="The link of this deal, to be scanned"
    />
  );
}

function isOver({ status }: OwnDealView): boolean {
  return status === 'refused' || status === 'ended' || status === 'stopped';
}
