import { SectionHeading } from '../ui/page-heading';
import { Table } from '../ui/table';
import { formatMoney } from '../words/money';

type Sums = { readonly account: string; readonly debits: number; readonly credits: number };
type Props = {
  readonly currency: string;
  readonly debits: number;
  readonly credits: number;
  readonly accounts: readonly Sums[];
};

/** The accounts of one currency and what they sum to. */
export function ProofTable({ currency, debits, credits, accounts }: Props) {
  const money = (amount: number) => formatMoney({ amount, currency });
  const rows = [...accounts, { account: 'All accounts', debits, credits }];
  return (
    <section className="flex flex-col gap-2" aria-label={currency}>
      <SectionHeading>{currency}</SectionHeading>
      <Table
        caption={`Accounts in ${currency}`}
        rows={rows}
        keyOf={(row) => row.account}
        columns={[
          { title: 'Account', cell: (row) => <span className="break-all">{row.account}</span> },
          { title: 'Debits', isNumber: true, cell: (row) => money(row.debits) },
          { title: 'Credits', isNumber: true, cell: (row) => money(row.credits) },
          { title: 'Balance', isNumber: true, cell: (row) => money(row.credits - row.debits) },
        ]}
      />
    </section>
  );
}
