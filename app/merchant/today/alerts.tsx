import { pageContext } from '@/app/_web/page';
import { Badge } from '@/components/ui/badge';
import { counted } from '@/components/words/labels';
import { whenInWords } from '@/components/words/when';
import type { MerchantHome } from '@/usecases/people/get-merchant';
import { type Alert, listAlerts } from '@/usecases/people/list-alerts';
import { inMerchant } from '../portal';

type Shown = { kind: 'warn' | 'err' | 'group' | 'plain'; badge: string; text: string; href: string | null };

/** What is about to close, waits for an answer, or does not come through. */
export async function Alerts({ home }: { home: MerchantHome }) {
  const found = await listAlerts(await pageContext(), { id: home.merchant.id });
  if (!found.ok || found.value.length === 0) return null;
  const shown = await Promise.all(
    found.value.map(async (alert) => {
      const { href, ...one } = shownOf(alert);
      return { ...one, href: href?.startsWith('/merchant') ? await inMerchant(href, home) : href };
    }),
  );
  return (
    <ul aria-label="To know today" className="border border-ink bg-card divide-y divide-rule">
      {shown.map(({ kind, badge, text, href }) => (
        <li key={`${badge} ${href} ${text}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 p-3">
          <Badge kind={kind}>{badge}</Badge>
          {href ? <a href={href}>{text}</a> : <span>{text}</span>}
        </li>
      ))}
    </ul>
  );
}

function shownOf(alert: Alert): Shown {
  switch (alert.kind) {
    case 'payments-unanswered':
      return {
        kind: 'err',
        badge: 'Payments',
        text: `The payment provider has not answered for ${counted(alert.orders, 'order')}. We keep asking; nothing is lost.`,
        href: null,
      };
    case 'group-closing':
      return {
        kind: 'group',
        badge: 'Group closes',
        text: `${alert.title}${alert.slot ? `, ${whenInWords(alert.slot)}` : ''}: ${counted(alert.missing, 'person', 'people')} missing, closes ${whenInWords(alert.closesAt)}.`,
        href: `/groups/${alert.groupId}`,
      };
    case 'deal-to-answer':
      return {
        kind: 'warn',
        badge: alert.said === 'asked' ? 'Answer' : 'Refused',
        text:
          alert.said === 'asked'
            ? `${alert.title}: a moderator asks for changes.`
            : `${alert.title} was refused; the reasons stand on its page.`,
        href: `/merchant/deals/${alert.dealId}`,
      };
    case 'deal-waiting':
      return {
        kind: 'plain',
        badge: 'In review',
        text: `${alert.title} waits for a moderator.`,
        href: `/merchant/deals/${alert.dealId}`,
      };
  }
}
