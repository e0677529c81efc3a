import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext } from '@/app/_web/page';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Table, type TableColumn } from '@/components/ui/table';
import { weekdayNames } from '@/components/words/labels';
import { printPart, printPercent } from '@/domain/money/print';
import { type CalibrationView, getCalibration } from '@/usecases/forecast/get-calibration';
import { chosenVenue, inMerchant, merchantHome, type PageProps, Portal } from '../../portal';

export const metadata: Metadata = { title: 'How good our ranges are' };

type Row = CalibrationView['byWeekday'][number];
const columns: readonly TableColumn<Row>[] = [
  { title: 'Day', cell: ({ weekday }) => weekdayNames[weekday - 1] },
  { title: 'Held', cell: ({ held }) => printPart(held), isNumber: true },
  { title: 'Hours looked at', cell: ({ count }) => count, isNumber: true },
];

export default async function CalibrationPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/week/calibration');
  const ctx = await pageContext();
  const venue = await chosenVenue(home, searchParams);
  const found = await getCalibration(ctx, { id: venue.id });
  if (!found.ok) notFound();
  const { held, below, above, count, byWeekday } = found.value;
  return (
    <Portal home={home} current="/merchant/week" searchParams={searchParams}>
      <PageHeading
        title="How good our ranges are"
        back={{ href: await inMerchant('/merchant/week', home), title: 'The week' }}
        lead={`Each of the last weeks of ${venue.name}, forecast from the weeks before it alone, against what came.`}
      />
      {held === null ? (
        <EmptyState title="Nothing to compare yet">
          <p>Five weeks of past visits are the least. Tell us your past visits first.</p>
        </EmptyState>
      ) : (
        <>
          <p className="text-xl">
            Our {printPercent(80)} ranges held <strong>{printPart(held)}</strong> of the time, in {count} open
            hours: fewer guests came in {printPart(below ?? 0)}, more in {printPart(above ?? 0)}.
          </p>
          <Table
            caption="How often the ranges held, by day of the week"
            columns={columns}
            rows={byWeekday}
            keyOf={({ weekday }) => String(weekday)}
          />
        </>
      )}
    </Portal>
  );
}
