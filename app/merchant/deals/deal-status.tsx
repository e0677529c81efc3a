import { Badge } from '@/components/ui/badge';

const looks: Record<string, 'plain' | 'quiet' | 'ok' | 'warn' | 'err'> = {
  live: 'ok',
  submitted: 'warn',
  asked: 'warn',
  approved: 'quiet',
  refused: 'err',
  stopped: 'err',
};

export function DealStatusBadge({ status }: { status: string }) {
  return <Badge kind={looks[status] ?? 'plain'}>{status}</Badge>;
}
