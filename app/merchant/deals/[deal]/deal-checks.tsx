import { Notice } from '@/components/ui/notice';
import { SectionHeading } from '@/components/ui/page-heading';
import { sentenceOf } from '@/components/words/refusals';
import type { OwnDealView } from '@/usecases/deals/get-own-deal';

/** The deal in plain words, and what a moderator will look at. */
export function DealChecks({ deal: { summary, broken, findings } }: { deal: OwnDealView }) {
  return (
    <aside aria-label="The deal in words" className="flex flex-col gap-4 xl:sticky xl:top-6 self-start">
      {broken.map((refusal) => (
        <Notice key={JSON.stringify(refusal)} kind="err">
          {sentenceOf(refusal)}
        </Notice>
      ))}
      <SectionHeading>In plain words</SectionHeading>
      <ul className="flex flex-col border-t border-rule text-sm">
        {summary.map((line) => (
          <li key={line} className="border-b border-rule py-2">
            {line}
          </li>
        ))}
      </ul>
      {findings.length > 0 ? (
        <>
          <SectionHeading>What moderators look at</SectionHeading>
          <ul className="flex flex-col gap-2 text-sm">
            {findings.map(({ code, message }) => (
              <li key={code} className="bg-warn-soft text-warn px-3 py-2">
                {message}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </aside>
  );
}
