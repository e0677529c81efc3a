import { Badge } from '../../ui/badge';
import { Notice } from '../../ui/notice';

type Finding = {
  readonly code: string;
  readonly severity: 'info' | 'warn' | 'block';
  readonly message: string;
};
const looks = { info: 'plain', warn: 'warn', block: 'err' } as const;
const words = { info: 'Note', warn: 'Look', block: 'Stops it' } as const;

/** What a machine found in a deal before a person looks. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return <Notice kind="ok">The automatic checks found nothing.</Notice>;
  return (
    <ul aria-label="Findings" className="flex flex-col gap-2">
      {findings.map((finding) => (
        <li key={finding.code} className="flex items-baseline gap-3">
          <Badge kind={looks[finding.severity]}>{words[finding.severity]}</Badge>
          <span>{finding.message}</span>
        </li>
      ))}
    </ul>
  );
}
