// Written by `node scripts/routes.mjs`. Every route of the API, for its document.
import type { RouteModule } from '@/app/_web/openapi';

export const listRoutes = async (): Promise<[string, RouteModule][]> => [
  ['/accounts', await import('@/app/api/v1/accounts/route')],
  ['/admin/deals/{id}/decisions', await import('@/app/api/v1/admin/deals/[id]/decisions/route')],
  ['/admin/merchants/{id}/decisions', await import('@/app/api/v1/admin/merchants/[id]/decisions/route')],
  ['/deals/{id}', await import('@/app/api/v1/deals/[id]/route')],
  ['/deals/{id}/slots', await import('@/app/api/v1/deals/[id]/slots/route')],
  ['/deals/{id}/submissions', await import('@/app/api/v1/deals/[id]/submissions/route')],
  ['/deals', await import('@/app/api/v1/deals/route')],
  ['/groups/{id}', await import('@/app/api/v1/groups/[id]/route')],
  ['/groups', await import('@/app/api/v1/groups/route')],
  ['/me', await import('@/app/api/v1/me/route')],
  ['/merchants/{id}/submissions', await import('@/app/api/v1/merchants/[id]/submissions/route')],
  ['/merchants/{id}/venues', await import('@/app/api/v1/merchants/[id]/venues/route')],
  ['/merchants', await import('@/app/api/v1/merchants/route')],
  ['/orders/{id}', await import('@/app/api/v1/orders/[id]/route')],
  ['/orders', await import('@/app/api/v1/orders/route')],
  ['/redemptions/{id}', await import('@/app/api/v1/redemptions/[id]/route')],
  ['/redemptions/checks', await import('@/app/api/v1/redemptions/checks/route')],
  ['/redemptions', await import('@/app/api/v1/redemptions/route')],
  ['/sessions', await import('@/app/api/v1/sessions/route')],
  ['/tokens/current', await import('@/app/api/v1/tokens/current/route')],
  ['/tokens', await import('@/app/api/v1/tokens/route')],
  ['/venues/{id}/packages', await import('@/app/api/v1/venues/[id]/packages/route')],
  ['/vouchers/{id}', await import('@/app/api/v1/vouchers/[id]/route')],
  ['/vouchers', await import('@/app/api/v1/vouchers/route')],
];
