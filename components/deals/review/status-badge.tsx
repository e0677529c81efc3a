import { Badge } from '../../ui/badge';

const looks = {
  draft: 'plain',
  submitted: 'warn',
  asked: 'warn',
  refused: 'err',
  approved: 'ok',
  live: 'quiet',
  paused: 'plain',
  ended: 'plain',
  stopped: 'err',
  verified: 'ok',
  suspended: 'err',
} as const;

/** Where a deal or a business stands, in one word. */
export function StatusBadge({ status }: { status: string }) {
  return (
    <Badge kind={Object.hasOwn(looks, status) ? looks[status as keyof typeof looks] : 'plain'}>
      {status}
    </Badge>
  );
}
