import type { Metadata } from 'next';
import { pageContext } from '@/app/_web/page';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { SpecialDaysForm } from '@/components/venues/special-days-form';
import { dayOf } from '@/domain/time/zone';
import { publicHolidays } from '@/domain/venues/public-holidays';
import type { OwnVenueView } from '@/usecases/venues/own-venue-view';
import { chosenVenue, inMerchant, merchantHome, type PageProps, Portal } from '../../portal';

export const metadata: Metadata = { title: 'Special days' };

/** Days that are not like their weekday: named by the merchant, with the country's public holidays to begin with. */
export default async function SpecialDaysPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/week/days');
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  const venue = await chosenVenue(home, searchParams);
  const today = dayOf(ctx.clock.now(), venue.timeZone);
  const holidays = holidaysMissing(venue, publicHolidays(home.merchant.country, today));
  const proposed = search.holidays ? holidays : [];
  return (
    <Portal home={home} current="/merchant/week" searchParams={searchParams}>
      <PageHeading
        title={`Special days at ${venue.name}`}
        back={{ href: await inMerchant('/merchant/week', home), title: 'The week' }}
        lead="A holiday or a fair is not like its weekday. Say what it is like, and its forecast, its guard and the places kept follow. Past days of the same name teach how busy the next one will be."
      />
      {search.done ? <Notice kind="ok">Saved.</Notice> : null}
      {holidays.length > 0 && proposed.length === 0 ? (
        <div>
          <ButtonLink
            kind="plain"
            href={await inMerchant(`/merchant/week/days?venue=${venue.id}&holidays=1`, home)}
          >
            Fill in the public holidays of a year
          </ButtonLink>
        </div>
      ) : null}
      <SpecialDaysForm
        action={`/api/v1/venues/${venue.id}/special-days`}
        days={[...venue.specialDays, ...proposed]}
        backTo={await inMerchant(`/merchant/week/days?venue=${venue.id}&done=1`, home)}
      />
    </Portal>
  );
}

function holidaysMissing({ specialDays }: OwnVenueView, holidays: ReturnType<typeof publicHolidays>) {
  return holidays
    .filter(({ day }) => specialDays.every((known) => known.day !== day))
    .map((holiday) => ({ ...holiday, as: 'sunday', percent: 100 }));
}
