import { Button } from '@/components/ui/button';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { SectionHeading } from '@/components/ui/page-heading';
import { formatMoney } from '@/components/words/money';
import { printPercent } from '@/domain/money/print';
import { whatIf } from '@/domain/pricing/schedule/what-if';
import type { Suggestion } from '@/usecases/pricing/suggest-windows';
import { one } from '../../portal';

type WhatIfProps = {
  suggestion: Suggestion;
  seats: number;
  venueId: string;
  search: Record<string, string | string[] | undefined>;
};

/** What one window would do on one day, before it is published: a plain form, worked out on the server. */
export function WhatIf({ suggestion, seats, venueId, search }: WhatIfProps) {
  const { listPrice, variableCost } = suggestion;
  const read = (name: string, usual: number, most: number) => {
    const said = Number(one(search[name]) ?? usual);
    return Number.isFinite(said) ? Math.min(most, Math.max(0, said)) : usual;
  };
  const percentOff = read('percentOff', 15, 90);
  const places = read('places', Math.max(1, Math.floor(seats / 2)), seats);
  const guests = read('guests', 2, 1_000);
  const regulars = read('regulars', 30, 100);
  const answer = whatIf({
    listPriceMinor: listPrice.amount,
    variableCostMinor: variableCost.amount,
    offShare: percentOff / 100,
    commissionShare: 0.08,
    windowCostMinor: 0,
    guests,
    regularShare: regulars / 100,
    places,
  });
  const money = (amount: number) => formatMoney({ ...listPrice, amount: Math.round(amount) });
  return (
    <section className="flex flex-col gap-4 max-w-2xl">
      <SectionHeading id="what-if">What if</SectionHeading>
      <form method="get" action="#what-if" className="grid grid-cols-2 sm:grid-cols-4 gap-4 items-end">
        <HiddenFields values={{ venue: venueId }} />
        <Slider name="percentOff" label="Discount, %" value={percentOff} most={50} step={5} />
        <Slider name="places" label="Places" value={places} most={seats} step={1} />
        <Slider name="guests" label="Guests it brings" value={guests} most={Math.max(10, seats)} step={1} />
        <Slider name="regulars" label="Of them regulars, %" value={regulars} most={100} step={5} />
        <Button kind="plain" size="small">
          Work it out
        </Button>
      </form>
      <p>
        A guest at the full price leaves {money(answer.fullMargin)}, one at the discount{' '}
        {money(answer.dealMargin)}. It pays while fewer than{' '}
        <strong>{printPercent(Math.round(answer.breakEvenShare * 1000) / 10)}</strong> of those who take it
        would have paid in full.
      </p>
      <table className="border border-rule bg-card text-sm number">
        <caption className="text-start font-semibold pb-1">
          One day at {printPercent(percentOff)} off with {places} places
        </caption>
        <thead>
          <tr className="border-b-2 border-ink">
            <th scope="col" className="px-3 py-1 text-start">
              Worst day in ten
            </th>
            <th scope="col" className="px-3 py-1 text-start">
              Expected
            </th>
            <th scope="col" className="px-3 py-1 text-start">
              Best day in ten
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="px-3 py-1">{money(answer.worstDay)}</td>
            <td className="px-3 py-1">{money(answer.expectedDay)}</td>
            <td className="px-3 py-1">{money(answer.bestDay)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

type SliderProps = { name: string; label: string; value: number; most: number; step: number };

function Slider({ name, label, value, most, step }: SliderProps) {
  return (
    <label className="flex flex-col gap-1 text-sm font-semibold">
      {label}: {value}
      <input
        type="range"
        name={name}
        min={0}
        max={most}
        step={step}
        defaultValue={value}
        className="min-h-9 w-full accent-[var(--color-action)]"
      />
    </label>
  );
}
