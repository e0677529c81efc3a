import { SectionHeading } from '../ui/page-heading';
import { Table } from '../ui/table';
import { checkWords, formatStanding } from '../words/ledger';

type Check = {
  readonly currency: string;
  readonly what: string;
  readonly expected: number;
  readonly found: number;
};

/** Each account beside what the other books say it should be; wallets that agree are one row. */
export function CheckTable({ checks }: { checks: readonly Check[] }) {
  const isOff = ({ expected, found }: Check) => expected !== found;
  const wallets = checks.filter(({ what }) => what.startsWith('covered:'));
  const rows = checks.filter((check) => !wallets.includes(check) || isOff(check));
  if (checks.length === 0) return null;
  return (
    <section aria-label="Checks" className="flex flex-col gap-2">
      <SectionHeading>What the other books say</SectionHeading>
      <Table
        caption="Accounts beside the other books"
        rows={rows}
        keyOf={({ what, currency }) => `${what} ${currency}`}
        columns={[
          { title: 'Check', cell: ({ what }) => checkWords(what) },
          {
            title: 'Should be',
            isNumber: true,
            cell: (row) => formatStanding({ ...row, amount: row.expected }),
          },
          { title: 'Is', isNumber: true, cell: (row) => formatStanding({ ...row, amount: row.found }) },
          { title: 'Agrees', cell: (row) => (isOff(row) ? <strong className="text-err">No</strong> : 'Yes') },
        ]}
      />
      <p className="text-sm text-ink-2">
        {wallets.filter((check) => !isOff(check)).length} balances and points of buyers agree.
      </p>
    </section>
  );
}
