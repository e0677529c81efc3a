import { SectionHeading } from '../../ui/page-heading';
import { momentInWords } from '../../words/when';

export type Decision = {
  readonly decision: string;
  readonly version: number | null;
  readonly reasons: readonly string[];
  readonly note: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
};
const words: Readonly<Record<string, string>> = {
  approve: 'Approved',
  refuse: 'Refused',
  ask: 'Asked for changes',
  verify: 'Verified',
  suspend: 'Suspended',
  stop: 'Stopped',
};

/** What was decided before, with its reasons, the latest first. */
export function DecisionHistory({ decisions }: { decisions: readonly Decision[] }) {
  if (decisions.length === 0) return null;
  return (
    <section className="flex flex-col gap-2" aria-labelledby="decided">
      <SectionHeading id="decided">Decided before</SectionHeading>
      <ol className="flex flex-col gap-2">
        {decisions.map((one) => (
          <li key={`${one.decidedAt} ${one.decision}`} className="border-s-4 border-rule-strong ps-3">
            <strong>{words[one.decision] ?? one.decision}</strong>
            {one.version === null ? '' : `, version ${one.version}`}, {momentInWords(one.decidedAt)}
            {one.reasons.length > 0 ? (
              <span className="block text-sm text-ink-2">
                {one.reasons.map((reason) => reason.replaceAll('-', ' ')).join(', ')}
              </span>
            ) : null}
            {one.note ? <span className="block">{one.note}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
