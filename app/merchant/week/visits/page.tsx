import type { Metadata } from 'next';
import { VisitsFile } from '@/components/forecast/visits-file';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { chosenVenue, inMerchant, merchantHome, type PageProps, Portal } from '../../portal';

export const metadata: Metadata = { title: 'Past visits' };

export default async function VisitsPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/week/visits');
  const search = await searchParams;
  const venue = await chosenVenue(home, searchParams);
  return (
    <Portal home={home} current="/merchant/week" searchParams={searchParams}>
      <PageHeading
        title={`Past visits of ${venue.name}`}
        back={{ href: await inMerchant('/merchant/week', home), title: 'The week' }}
        lead="A file of your till or calendar tells us which hours are usually full. We look at days and times alone, and throw every other column away."
      />
      {search.done ? (
        <Notice kind="ok">
          Kept. <a href={await inMerchant('/merchant/week', home)}>See how full your week will be</a>
        </Notice>
      ) : null}
      <VisitsFile
        action={`/api/v1/venues/${venue.id}/visit-files`}
        venueZone={venue.timeZone}
        timeZones={['UTC', ...Intl.supportedValuesOf('timeZone')]}
      />
    </Portal>
  );
}
