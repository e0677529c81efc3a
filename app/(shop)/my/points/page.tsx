import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { pageContext } from '@/app/_web/page';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeading, SectionHeading } from '@/components/ui/page-heading';
import { formatMoney } from '@/components/words/money';
import { dateInWords } from '@/components/words/when';
import { getWallet } from '@/usecases/members/get-wallet';
import { getWalletInput } from '@/usecases/members/get-wallet.input';

export const metadata: Metadata = { title: 'Points and balance', robots: { index: false } };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What somebody has with us, and what it is good for. */
export default async function PointsPage({ searchParams }: Props) {
  const asked = getWalletInput.safeParse({ currency: [(await searchParams).currency].flat()[0] ?? 'USD' });
  const currency = asked.success ? asked.data.currency : 'USD';
  const found = await getWallet(await pageContext(), { currency });
  if (!found.ok) redirect('/sign-in?next=/my/points');
  const { points, worth, gift, balance, limit, lots } = found.value;
  return (
    <>
      <PageHeading
        title="Points and balance"
        lead="Use them at the checkout of a visit alone; what comes back comes back here."
      />
      <DescriptionList
        items={[
          { term: 'Points', detail: `${points}, worth ${formatMoney(worth)}` },
          { term: 'Gifts', detail: formatMoney(gift) },
          { term: 'Balance', detail: `${formatMoney(balance)} of at most ${formatMoney(limit)}` },
        ]}
      />
      {lots.length > 0 ? (
        <section aria-labelledby="lots" className="flex flex-col gap-2">
          <SectionHeading id="lots">How long your points last</SectionHeading>
          <DescriptionList
            items={lots.map((lot) => ({
              term: `${lot.points} points`,
              detail: `until ${dateInWords(lot.until)}`,
            }))}
          />
        </section>
      ) : null}
      <ul className="list-disc ps-5 flex flex-col gap-1">
        <li>A visit earns one point for each unit paid, five in a quiet hour, three days after it.</li>
        <li>A hundred points are worth one unit, and pay at most a tenth of an order.</li>
        <li>
          Points last two years, to the end of the month; we write to you before they run out. Gifts and your
          balance do not run out. Gifts and points are not paid out in cash.
        </li>
      </ul>
    </>
  );
}
