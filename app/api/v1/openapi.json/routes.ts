// Written by `node scripts/routes.mjs`. Every route of the API, for its document.
import type { RouteModule } from '@/app/_web/openapi';

export const listRoutes = async (): Promise<[string, RouteModule][]> => [
  ['/accounts', await import('@/app/api/v1/accounts/route')],
  ['/deals/{id}', await import('@/app/api/v1/deals/[id]/route')],
  ['/deals/{id}/slots', await import('@/app/api/v1/deals/[id]/slots/route')],
  ['/deals', await import('@/app/api/v1/deals/route')],
  ['/groups/{id}', await import('@/app/api/v1/groups/[id]/route')],
  ['/groups', await import('@/app/api/v1/groups/route')],
  ['/me', await import('@/app/api/v1/me/route')],
  ['/orders/{id}', await import('@/app/api/v1/orders/[id]/route')],
  ['/orders', await import('@/app/api/v1/orders/route')],
  ['/redemptions/{id}', await import('@/app/api/v1/redemptions/[id]/route')],
  ['/redemptions/checks', await import('@/app/api/v1/redemptions/checks/route')],
  ['/redemptions', await import('@/app/api/v1/redemptions/route')],
  ['/sessions', await import('@/app/api/v1/sessions/route')],
  ['/tokens/current', await import('@/app/api/v1/tokens/current/route')],
  ['/tokens', await import('@/app/api/v1/tokens/route')],
  ['/vouchers/{id}', await import('@/app/api/v1/vouchers/[id]/route')],
  ['/vouchers', await import('@/app/api/v1/vouchers/route')],
];
