import { pageContext } from '@/app/_web/page';
import { SectionHeading } from '@/components/ui/page-heading';
import { formatMoney } from '@/components/words/money';
import { pledgeWords } from '@/components/words/pledges';
import { whenInWords } from '@/components/words/when';
import { instantOf } from '@/domain/time/iso';
import { localOf } from '@/domain/time/zone';
import { getPledge } from '@/usecases/groups/get-pledge';
import type { PledgeView } from '@/usecases/groups/pledge-view';

/** The hours of one's pledge and what became of them; nothing for an order that never was one. */
export async function YourPledge({ id, accessToken }: { id: string; accessToken: string | undefined }) {
  const found = await getPledge(await pageContext(), { id, accessToken });
  if (!found.ok) return null;
  const pledge = found.value;
  return (
    <section aria-labelledby="pledge" className="bg-pink-soft border border-ink p-4 flex flex-col gap-3">
      <SectionHeading id="pledge">Your pledge</SectionHeading>
      {pledge.outcome ? <Outcome outcome={pledge.outcome} /> : <Waiting pledge={pledge} />}
    </section>
  );
}

function Outcome({ outcome }: { outcome: NonNullable<PledgeView['outcome']> }) {
  return pledgeWords(outcome).map((line) => <p key={line}>{line}</p>);
}

function Waiting({ pledge }: { pledge: PledgeView }) {
  const decides = whenInWords(localOf(instantOf(pledge.decidesAt), pledge.timeZone));
  return (
    <>
      <p>
        You come at one of these hours, for at most {formatMoney(pledge.ceiling)}. It is decided from{' '}
        {decides} on.
      </p>
      <ul className="list-disc ps-5">
        {pledge.hours.map(({ start, local, isOpen }) => (
          <li key={start}>
            {whenInWords(local)}
            {isOpen ? '' : ' (over)'}
          </li>
        ))}
      </ul>
    </>
  );
}
