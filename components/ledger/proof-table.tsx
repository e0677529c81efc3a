import { type AccountKind, kindOf } from '@/domain/ledger/accounts';
import { SectionHeading } from '../ui/page-heading';
import { Table } from '../ui/table';
import { accountNames, formatStanding } from '../words/ledger';

type Sums = { readonly account: string; readonly debits: number; readonly credits: number };
type Props = {
  readonly currency: string;
  readonly debits: number;
  readonly credits: number;
  readonly accounts: readonly Sums[];
};

/** The accounts of one currency by their kind, and what they sum to: a merchant's own are on its money page. */
export function ProofTable({ currency, debits, credits, accounts }: Props) {
  const money = (amount: number) => formatStanding({ amount, currency });
  const rows = [...byKind(accounts), { kind: 'all' as const, count: accounts.length, debits, credits }];
  return (
    <section className="flex flex-col gap-2" aria-label={currency}>
      <SectionHeading>{currency}</SectionHeading>
      <Table
        caption={`Accounts in ${currency}`}
        rows={rows}
        keyOf={(row) => row.kind}
        columns={[
          { title: 'Account', cell: (row) => (row.kind === 'all' ? 'All accounts' : accountNames[row.kind]) },
          { title: 'How many', isNumber: true, cell: (row) => row.count },
          { title: 'Debits', isNumber: true, cell: (row) => money(row.debits) },
          { title: 'Credits', isNumber: true, cell: (row) => money(row.credits) },
          { title: 'Balance', isNumber: true, cell: (row) => money(row.credits - row.debits) },
        ]}
      />
    </section>
  );
}

type Kind = { kind: AccountKind; count: number; debits: number; credits: number };

/** `merchant-pending:merchant_x` and all others of its kind in one row. */
function byKind(accounts: readonly Sums[]): Kind[] {
  const kinds = new Map<AccountKind, Kind>();
  for (const { account, debits, credits } of accounts) {
    const kind = kindOf(account);
    const row = kinds.get(kind) ?? { kind, count: 0, debits: 0, credits: 0 };
    kinds.set(kind, {
      kind,
      count: row.count + 1,
      debits: row.debits + debits,
      credits: row.credits + credits,
    });
  }
  return [...kinds.values()];
}
