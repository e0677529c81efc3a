import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageContext } from '@/app/_web/page';
import { ReserveNotice } from '@/components/settlement/reserve-notice';
import { ButtonLink } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { Table, type TableColumn } from '@/components/ui/table';
import { formatMoney } from '@/components/words/money';
import { adjustmentWords, feeWords, payoutWords } from '@/components/words/settlement';
import { dayInWords } from '@/components/words/when';
import { printPercent, printShare } from '@/domain/money/print';
import { isDay } from '@/domain/time/day';
import { addDays } from '@/domain/time/zone';
import { getBalance } from '@/usecases/settlement/get-balance';
import { listStatement } from '@/usecases/settlement/list-statement';
import type { Statement, StatementLineView } from '@/usecases/settlement/parts/statement';
import { inMerchant, merchantHome, one, type PageProps, Portal } from '../portal';

export const metadata: Metadata = { title: 'Money' };

const columns: readonly TableColumn<StatementLineView>[] = [
  { title: 'Voucher', cell: ({ voucherId }) => <code>{voucherId.slice(-8)}</code> },
  { title: 'Gross', cell: ({ gross }) => formatMoney(gross), isNumber: true },
  { title: 'Discount', cell: ({ discount }) => formatMoney(discount), isNumber: true },
  { title: 'Fee', cell: ({ fee }) => formatMoney(fee), isNumber: true },
  {
    title: 'Why',
    cell: ({ feePercent, feeBecause }) => `${printPercent(feePercent)}, ${feeWords(feeBecause)}`,
  },
  { title: 'Tax inside', cell: ({ tax }) => formatMoney(tax), isNumber: true },
  { title: 'Net', cell: ({ net }) => formatMoney(net), isNumber: true },
];

const adjustmentColumns: readonly TableColumn<Statement['adjustments'][number]>[] = [
  { title: 'Why', cell: ({ because }) => adjustmentWords(because) },
  { title: 'Voucher', cell: ({ voucherId }) => (voucherId ? <code>{voucherId.slice(-8)}</code> : null) },
  { title: 'Net', cell: ({ net }) => formatMoney(net), isNumber: true },
];

export default async function MoneyPage({ searchParams }: PageProps) {
  const home = await merchantHome(searchParams, '/merchant/money');
  const [ctx, search] = await Promise.all([pageContext(), searchParams]);
  const asked = one(search.day);
  const { id } = home.merchant;
  const { fees } = ctx;
  const day = asked && isDay(asked) ? asked : undefined;
  const [statement, balance] = await Promise.all([listStatement(ctx, { id, day }), getBalance(ctx, { id })]);
  if (!statement.ok || !balance.ok) notFound();
  const { value } = statement;
  return (
    <Portal home={home} current="/merchant/money" searchParams={searchParams}>
      <PageHeading
        title="Money"
        lead={`${printShare(fees.quiet)} for a new guest in an hour usually filled less than ${printShare(fees.quietBelow)}, ${printShare(fees.other)} elsewhere. Nothing for guests who know you, nothing at full price.`}
      />
      <DescriptionList
        items={[
          { term: 'Waiting for visits', detail: formatMoney(balance.value.pending) },
          { term: 'Ready to be paid out', detail: formatMoney(balance.value.available) },
          { term: 'Held back as a reserve', detail: formatMoney(balance.value.reserve) },
        ]}
      />
      {balance.value.available.amount < 0 ? (
        <Notice kind="warn" title="More went back than you earned">
          {formatMoney({ ...balance.value.available, amount: -balance.value.available.amount })} is taken from
          what you earn next. You have nothing to do.
        </Notice>
      ) : null}
      {balance.value.reserveTerms ? <ReserveNotice {...balance.value.reserveTerms} /> : null}
      <section className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <SectionHeading>Statement of {dayInWords(value.day)}</SectionHeading>
          <nav aria-label="Days" className="flex gap-2">
            <ButtonLink kind="plain" size="small" href={await goTo(home, addDays(value.day, -1))}>
              Day before
            </ButtonLink>
            <ButtonLink kind="plain" size="small" href={await goTo(home, addDays(value.day, 1))}>
              Day after
            </ButtonLink>
          </nav>
        </div>
        <StatementOf statement={value} />
        <p className="flex flex-wrap gap-4">
          <a href={fileOf(value, 'csv')}>For spreadsheets (CSV)</a>
          <a href={fileOf(value, 'pdf')}>For paper (PDF)</a>
        </p>
      </section>
    </Portal>
  );
}

function StatementOf({ statement }: { statement: Statement }) {
  const { items, adjustments, transfer, payout } = statement;
  return (
    <>
      {items.length > 0 ? (
        <Table
          caption="Vouchers redeemed"
          columns={columns}
          rows={items}
          keyOf={({ voucherId, redeemedAt }) => `${voucherId} ${redeemedAt}`}
        />
      ) : (
        <p className="text-ink-2">No voucher was redeemed on this day.</p>
      )}
      {adjustments.length > 0 ? (
        <Table
          caption="Adjustments"
          columns={adjustmentColumns}
          rows={adjustments}
          keyOf={({ voucherId, because, at }) => `${because} ${voucherId} ${at}`}
        />
      ) : null}
      <p className="voice-time text-2xl">
        Transfer <span className="number">{formatMoney(transfer)}</span>
      </p>
      <p className="text-ink-2 wrap-anywhere">
        {payoutWords({ ...payout, payday: dayInWords(payout.payday) })}
        {payout.reserveUntil ? ` The reserve is released on ${dayInWords(payout.reserveUntil)}.` : ''}
      </p>
    </>
  );
}

function fileOf({ merchant, day }: Statement, kind: 'csv' | 'pdf'): string {
  return `/api/v1/merchants/${merchant.id}/statements/${kind}?day=${day}`;
}

function goTo(home: Awaited<ReturnType<typeof merchantHome>>, day: string): Promise<string> {
  return inMerchant(`/merchant/money?day=${day}`, home);
}
